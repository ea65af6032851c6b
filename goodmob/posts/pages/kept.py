"""What somebody wrote while the session ended: kept for some minutes in a cookie of the browser, without new files."""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode

import msgspec
from msgspec import Struct, structs
from starlette.responses import RedirectResponse, Response

from goodmob.core.web import cookies
from goodmob.core.web.call import Call
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.way_back import sign_in_url
from goodmob.posts.pages.form import Writing

COOKIE = "goodmob_draft"
GOOD_FOR = 15 * 60
LONGEST = 3_500
"""Browsers drop cookies of more than 4,096 bytes, name and attributes included."""
LARGEST = 100_000
"""What a cookie unfolds to, in bytes; a tampered one could unfold to any size."""


class Kept(Struct, frozen=True, omit_defaults=True):
    """A filled-in composer and the page it stood on; its `author` is the account whose page held the form."""

    at: str
    form: Writing


def lapse(call: Call, form: Writing, at: str) -> Response:
    """Signing in comes first, then the page `at` with all that was typed.

    What is too long for a cookie is lost here; where there are scripts, the browser and the server's draft have it.
    """
    if wants_fragment(call):
        response = Response(status_code=401, headers={"HX-Redirect": sign_in_url(at)})
    else:
        response = RedirectResponse(sign_in_url(at), 303)
    value = urlsafe_b64encode(zlib.compress(msgspec.json.encode(Kept(at, _without_files(form))))).decode()
    if len(value) <= LONGEST:
        cookies.keep(call.house.settings, response, COOKIE, value, GOOD_FOR)
    return response


def unsent(call: Call, at: str) -> Writing | None:
    """What the same account wrote on this page when its session ended; None where there is nothing of that kind."""
    value = cookies.read(call.house.settings, call, COOKIE)
    try:
        unfolded = zlib.decompressobj().decompress(urlsafe_b64decode(value), LARGEST)
        kept = msgspec.json.decode(unfolded, type=Kept)
    except (zlib.error, ValueError, msgspec.DecodeError):
        return None
    return kept.form if kept.at == at and kept.form.author == str(call.account_id) else None


def forget(call: Call, response: Response) -> Response:
    """The answer that shows what was kept, and lets the browser forget it."""
    cookies.drop(call.house.settings, response, COOKIE)
    return response


def _without_files(form: Writing) -> Writing:
    values = {name: getattr(form, name) for name in Writing.__struct_fields__}
    parts = [structs.replace(part, files=[], descriptions=[]) for part in form.parts]
    return Writing(**{**values, "files": [], "descriptions": [], "parts": parts})
