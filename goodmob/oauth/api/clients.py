"""Which app speaks: by HTTP Basic, or by its id and secret in the body."""

from base64 import b64decode
from binascii import Error as NotBase64
from urllib.parse import unquote_plus

from msgspec import Struct

from goodmob.core.secrets import digest, same
from goodmob.core.web.call import Call
from goodmob.oauth.queries.applications import ApplicationRow, application_by_client_id


class ClientParams(Struct, kw_only=True):
    """The credentials of an app in the body."""

    client_id: str = ""
    client_secret: str = ""


async def client_of(call: Call, params: ClientParams) -> ApplicationRow | None:
    """The app that proved who it is; None otherwise."""
    client_id, secret = _basic(call) or (params.client_id, params.client_secret)
    found = await application_by_client_id(call.house.db, client_id)
    is_right = same(digest(secret), found.secret_digest if found else "")
    return found if is_right else None


def _basic(call: Call) -> tuple[str, str] | None:
    scheme, _, coded = call.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        client_id, _, secret = b64decode(coded, validate=True).decode().partition(":")
    except (NotBase64, UnicodeDecodeError):
        return "", ""
    client_id, secret = unquote_plus(client_id), unquote_plus(secret)
    # The database knows no NUL, and no client id has one.
    return (client_id, secret) if client_id.isprintable() else ("", "")
