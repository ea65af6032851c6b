"""Requests no slice has a route for: not found, wrong method, a slash too many, preflights; each gets a route here."""

from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from goodmob.core.errors import NotFound
from goodmob.core.limits import UNCOUNTED
from goodmob.core.web import cors
from goodmob.core.web.call import Call
from goodmob.core.web.failures import NotAllowed
from goodmob.core.web.routes import NOBODY, OPTIONAL_SESSION, Handler, Route, route
from goodmob.core.web.tree import Found, RouteTree

FOR_PROGRAMS = (
    *("/api/", "/oauth/token", "/oauth/revoke", "/oauth/userinfo"),
    *("/.well-known/", "/nodeinfo/", "/assets/", "/media/"),
)


def lost(tree: RouteTree, scope: Scope, allowed: tuple[str, ...]) -> Route:
    """The route of a request that has none: a page where a person is looking, JSON elsewhere."""
    method, path = scope["method"], scope["path"]
    if method == "OPTIONS" and allowed:
        return route(method, "/", _preflight(allowed), viewer=NOBODY, limit=UNCOUNTED)
    if not _is_for_people(scope):
        return route(method, "/", _refusal(allowed), viewer=NOBODY, limit=UNCOUNTED)
    shorter = path.rstrip("/")
    if path != shorter and isinstance(tree.find(method, shorter), Found):
        return route(method, "/", _without_slash(shorter), viewer=NOBODY, limit=UNCOUNTED)
    return route(method, "/", _refusal(allowed), viewer=OPTIONAL_SESSION, limit=UNCOUNTED)


def _is_for_people(scope: Scope) -> bool:
    if scope["method"] not in {"GET", "HEAD"} or scope["path"].startswith(FOR_PROGRAMS):
        return False
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


def _refusal(allowed: tuple[str, ...]) -> Handler:
    async def refuse(call: Call) -> None:
        raise NotAllowed(allowed) if allowed else NotFound

    return refuse


def _preflight(allowed: tuple[str, ...]) -> Handler:
    async def tell(call: Call) -> Response:
        return Response(status_code=204, headers={"Allow": ", ".join(allowed), **cors.preflight(call.scope)})

    return tell


def _without_slash(path: str) -> Handler:
    async def go(call: Call) -> Response:
        query = f"?{call.url.query}" if call.url.query else ""
        return RedirectResponse(call.house.settings.base_url + path + query, 308)

    return go
