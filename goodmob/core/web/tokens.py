"""Who calls the API: the token of a request, the viewer it stands for, and whether that suffices for a route."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import HTTPConnection

from goodmob.core.errors import Forbidden, HasMoved, Refusal, Unauthorized
from goodmob.core.viewer import ANYONE, Viewer
from goodmob.core.web.binding.bodies import content_type, read_body, read_query
from goodmob.core.web.binding.forms import FORMS
from goodmob.core.web.call import Call, Socket
from goodmob.core.web.routes import USUAL_BODY, Policy, Route
from goodmob.core.web.session import TokenAuthenticator

LONGEST_TOKEN = 512


class OutsideScopes(Refusal):
    """The token is valid and was not given what the route asks for."""

    status = 403

    def __init__(self) -> None:
        super().__init__("This action is outside the authorized scopes")


class PersonNeeded(Refusal):
    """The token is an application's own, and the route acts for a person."""

    status = 422

    def __init__(self) -> None:
        super().__init__("This method requires an authenticated user")


async def viewer_of_call(call: Call, authenticate: TokenAuthenticator) -> Viewer:
    """The viewer of a request to the API; refuses what the route's policy refuses. Cookies are never looked at."""
    if call.route.viewer is Policy.NOBODY:
        return ANYONE
    secret = await secret_of(call)
    viewer = await authenticate(call.house, secret) if 0 < len(secret) <= LONGEST_TOKEN else None
    return checked(call.route, secret, viewer)


async def secret_of(call: Call) -> str:
    """The token that a request brings, wherever it stands; empty where there is none."""
    return bearer(call) or _text(read_query(call)) or await _in_body(call)


async def viewer_of_socket(socket: Socket, authenticate: TokenAuthenticator) -> Viewer:
    """The viewer of a WebSocket; browsers cannot set its headers, so the token may be its subprotocol."""
    if socket.route.viewer is Policy.NOBODY:
        return ANYONE
    offered = socket.scope.get("subprotocols") or [""]
    secret = bearer(socket) or _text(read_query(socket)) or offered[0]
    viewer = await authenticate(socket.house, secret) if 0 < len(secret) <= LONGEST_TOKEN else None
    return checked(socket.route, secret, viewer)


def checked(route: Route, secret: str, viewer: Viewer | None) -> Viewer:
    """The viewer, if the route is open to the token that was sent, or to nobody where none was."""
    if not secret and route.viewer is Policy.OPTIONAL:
        return ANYONE
    if viewer is None:
        raise Unauthorized
    if route.covered_by and viewer.scopes.isdisjoint(route.covered_by):
        raise OutsideScopes
    if route.viewer is Policy.REQUIRED and viewer.account_id is None:
        raise PersonNeeded
    if viewer.hindrance and route.viewer is not Policy.APP:
        raise Forbidden(viewer.hindrance)
    if viewer.has_moved and not route.is_kept:
        raise HasMoved
    return viewer


def bearer(connection: HTTPConnection) -> str:
    """The token of the Authorization header, empty where there is none."""
    scheme, _, secret = connection.headers.get("authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""


async def _in_body(call: Call) -> str:
    # A large upload must name its token before it is taken in.
    is_read = content_type(call) in FORMS or content_type(call).endswith("json")
    length = call.announced_length
    if not is_read or call.method in {"GET", "HEAD"} or length is None or length > USUAL_BODY:
        return ""
    return _text(await read_body(call))


def _text(fields: Mapping[str, Any]) -> str:
    secret = fields.get("access_token")
    return secret if isinstance(secret, str) else ""
