"""Forms of pages can only be sent from our own pages: a token in the form, and what the browser says of its origin."""

import secrets
from hashlib import sha256
from urllib.parse import urlsplit

from goodmob.core.errors import Forbidden
from goodmob.core.secrets import new_secret, same
from goodmob.core.web import cookies
from goodmob.core.web.binding.bodies import content_type, read_body
from goodmob.core.web.binding.forms import FORMS
from goodmob.core.web.call import Call

FIELD = "csrf_token"
HEADER = "x-csrf-token"
SIZE = 16
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def token(call: Call) -> str:
    """The token for a form on the page now being made: of the session, or of a cookie where nobody is signed in."""
    secret = _secret(call)
    if not secret:
        secret = call.new_csrf = new_secret()
    # A fresh mask for each page keeps the token from being guessed through the size of compressed pages.
    mask = secrets.token_bytes(SIZE)
    return (mask + _mixed(mask, secret)).hex()


async def check(call: Call) -> None:
    """Forbidden unless the form was sent from one of our own pages to the browser that was shown it.

    What the system of a device shares has no page; of that, only what another site sent is refused.
    """
    if call.method in SAFE:
        return
    check_origin(call)
    if not call.route.is_unasked and not _fits(await _sent(call), _secret(call)):
        raise Forbidden().told(
            call.gettext("This page was open for too long. Go back, load it again and send the form once more.")
        )


def check_origin(call: Call) -> None:
    """Forbidden where the browser says that the form was sent from another site."""
    site = call.headers.get("sec-fetch-site", "same-origin")
    if site not in {"same-origin", "none"} or not _is_ours(call.headers.get("origin"), call.house.settings.base_url):
        raise Forbidden().told(
            call.gettext("This form was sent from another site. Open the page here and send it again.")
        )


def _secret(call: Call) -> str:
    if call.session is not None:
        # A page that was open before its browser switched to another account must not act as that one.
        return f"{call.session.csrf} {call.session.account_id}"
    return call.new_csrf or cookies.read(call.house.settings, call, cookies.CSRF)


def _is_ours(origin: str | None, base_url: str) -> bool:
    if origin is None:
        return True
    try:
        ours, theirs = urlsplit(base_url), urlsplit(origin)
    except ValueError:
        return False
    return ours.netloc == theirs.netloc and (ours.scheme != "https" or theirs.scheme == "https")


async def _sent(call: Call) -> str:
    if HEADER in call.headers:
        return call.headers[HEADER]
    if content_type(call) not in FORMS:
        return ""
    value = (await read_body(call)).get(FIELD)
    return value if isinstance(value, str) else ""


def _fits(sent: str, secret: str) -> bool:
    if not secret or len(sent) != SIZE * 4:
        return False
    try:
        mask = bytes.fromhex(sent[: SIZE * 2])
    except ValueError:
        return False
    return same(_mixed(mask, secret).hex(), sent[SIZE * 2 :])


def _mixed(mask: bytes, secret: str) -> bytes:
    key = sha256(secret.encode()).digest()
    return bytes(left ^ right for left, right in zip(mask, key, strict=False))
