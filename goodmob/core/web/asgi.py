"""The application: from an ASGI message to a handler and back."""

import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from goodmob.core import i18n
from goodmob.core.errors import Forbidden, NotFound, Unauthorized
from goodmob.core.limits import GROUPS, UNCOUNTED
from goodmob.core.web import csrf, sockets, throttle
from goodmob.core.web.address import Proxies
from goodmob.core.web.answers import answer
from goodmob.core.web.binding.bind import bind
from goodmob.core.web.browsers import admit_browser
from goodmob.core.web.call import Call, Socket
from goodmob.core.web.dress import dress
from goodmob.core.web.failures import SignInNeeded, failed
from goodmob.core.web.lost import lost
from goodmob.core.web.own_routes import own_routes
from goodmob.core.web.pages import Extras
from goodmob.core.web.routes import UPLOAD_BODY, USUAL_BODY, WEBSOCKET, Handler, Route
from goodmob.core.web.session import Authenticators
from goodmob.core.web.tokens import viewer_of_call
from goodmob.core.web.tree import Found, RouteTree

if TYPE_CHECKING:
    from goodmob.core.house import House

log = logging.getLogger(__name__)

Hook = Callable[[], Awaitable[None]]


class WebApp:
    """The ASGI application of a house: HTTP, WebSockets, and hooks for its start and stop, run in the order given.

    A request that the client abandons is worked on to its end, so that nothing stops half-way.
    """

    def __init__(
        self,
        house: "House",
        routes: Sequence[Route],
        pages: Sequence[Route],
        authenticators: Authenticators,
        extras: Extras,
        on_start: Sequence[Hook] = (),
        on_stop: Sequence[Hook] = (),
    ) -> None:
        self.house = house
        self.tree = _tree(tuple(routes), tuple(pages))
        self._authenticators = authenticators
        self._extras = extras
        self._on_start = on_start
        self._on_stop = on_stop
        self._proxies = Proxies(house.settings.trusted_proxies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._serve(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._serve_socket(scope, receive, send)
        else:
            await self._live(receive, send)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        before = i18n.current.set(i18n.SOURCE)
        call = self._call(scope, receive, send)
        try:
            response = await self._answer(call)
            dress(call, response)
            await _send(call, response, send)
        except ClientDisconnect:
            return
        finally:
            await call.close()
            i18n.current.reset(before)

    def _call(self, scope: Scope, receive: Receive, send: Send) -> Call:
        found = self.tree.find(scope["method"], scope["path"])
        if isinstance(found, Found):
            route, scope["path_params"] = found
        else:
            route, scope["path_params"] = lost(self.tree, scope, found.allowed), {}
        call = Call(scope, receive, send, self.house, route)
        call.id = secrets.token_hex(8)
        call.address = self._proxies.address(scope)
        call.is_secure = self._proxies.is_secure(scope)
        return call

    async def _answer(self, call: Call) -> Response:
        try:
            handler = await self._admitted(call)
            if call.route.params is None:
                return answer(call, await handler(call))
            params = await bind(call, call.route.params, call.path_params)
            return answer(call, await handler(call, params))
        except ClientDisconnect:
            raise
        except Exception as error:
            return failed(call, error)

    async def _admitted(self, call: Call) -> Handler:
        try:
            await self._admit(call)
        except SignInNeeded:
            # Files are not taken from strangers, whatever they were meant for.
            if call.route.lapsed is None or (call.announced_length or UPLOAD_BODY) > USUAL_BODY:
                raise
            csrf.check_origin(call)
            return call.route.lapsed
        return call.route.handler

    async def _admit(self, call: Call) -> None:
        if self._shuts_out(call.address):
            raise Forbidden
        if call.route.is_page:
            await admit_browser(call, self._authenticators.session, self._extras)
            return
        try:
            call.viewer = await viewer_of_call(call, self._authenticators.token)
        except Unauthorized:
            # Guessing tokens counts against the address that guesses.
            throttle.hold(call)
            raise
        throttle.hold(call)

    async def _serve_socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = self.tree.find(WEBSOCKET, scope["path"])
        if not isinstance(found, Found):
            await sockets.turn_away(scope, receive, send, NotFound())
            return
        socket = Socket(scope, receive, send, self.house, found.route)
        socket.address = self._proxies.address(scope)
        if self._shuts_out(socket.address):
            await sockets.turn_away(scope, receive, send, Forbidden())
            return
        await sockets.serve(socket, found.params, self._authenticators.token)

    def _shuts_out(self, address: str) -> bool:
        return self.house.shut_out.holds(address, self.house.clock.now())

    async def _live(self, receive: Receive, send: Send) -> None:
        for event, hooks in (("startup", self._on_start), ("shutdown", self._on_stop)):
            await receive()
            try:
                for hook in hooks:
                    await hook()
            except Exception as error:
                log.exception("The %s of the application failed", event)
                await send({"type": f"lifespan.{event}.failed", "message": str(error)})
                raise
            await send({"type": f"lifespan.{event}.complete"})


async def _send(call: Call, response: Response, send: Send) -> None:
    if call.method != "HEAD" or isinstance(response, FileResponse):
        await response(call.scope, call.receive, send)
        return
    # A stream has no end, so its body is not even begun.
    await send({"type": "http.response.start", "status": response.status_code, "headers": response.raw_headers})
    await send({"type": "http.response.body", "body": b""})


@lru_cache(maxsize=8)
def _tree(routes: tuple[Route, ...], pages: tuple[Route, ...]) -> RouteTree:
    """The doors of applications that are alike; no house is in them, so those of one process share them."""
    _check(routes, pages)
    return RouteTree([*routes, *pages, *own_routes(routes)])


def _check(routes: Sequence[Route], pages: Sequence[Route]) -> None:
    for route in (*routes, *pages):
        if route.limit not in {"", UNCOUNTED, *GROUPS}:
            raise ValueError(f"{route.path}: there is no group of limits called {route.limit!r}")
    for route in routes:
        if route.is_page:
            raise ValueError(f"{route.path}: the API never takes cookies; it belongs among the pages")
    for route in pages:
        if not route.is_page:
            raise ValueError(f"{route.path}: a page is for SESSION or OPTIONAL_SESSION")
