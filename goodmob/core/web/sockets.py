"""WebSockets: from the handshake to a handler, or to an honest refusal."""

import logging

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect, WebSocketState

from goodmob.core.errors import Refusal
from goodmob.core.web.answers import Json
from goodmob.core.web.binding.bind import bind_values
from goodmob.core.web.binding.bodies import read_query
from goodmob.core.web.call import Socket
from goodmob.core.web.session import TokenAuthenticator
from goodmob.core.web.tokens import viewer_of_socket

log = logging.getLogger(__name__)

POLICY_VIOLATED = 1008
BROKEN = 1011


async def serve(socket: Socket, path: dict[str, str], authenticate: TokenAuthenticator) -> None:
    """Run the handler of a socket's route until either side ends it."""
    route = socket.route
    try:
        socket.viewer = await viewer_of_socket(socket, authenticate)
        if route.params is None:
            await route.handler(socket)
        else:
            await route.handler(socket, bind_values(route.params, path, read_query(socket)))
    except WebSocketDisconnect:
        return
    except Refusal as refusal:
        await _refuse(socket, Json({"error": refusal.error}, refusal.status), POLICY_VIOLATED, refusal.error)
    except Exception:
        log.exception("The socket %s failed", socket.scope["path"])
        await _refuse(socket, Json({"error": "Something went wrong"}, 500), BROKEN, "")


async def turn_away(scope: Scope, receive: Receive, send: Send, refusal: Refusal) -> None:
    """Refuse a socket before anybody has looked at who asks for it."""
    response = Json({"error": refusal.error}, refusal.status)
    if "websocket.http.response" in scope.get("extensions", {}):
        await response(scope, receive, send)
    else:
        await send({"type": "websocket.close", "code": POLICY_VIOLATED, "reason": ""})


async def _refuse(socket: Socket, response: Response, code: int, reason: str) -> None:
    if socket.application_state is WebSocketState.CONNECTING and "websocket.http.response" in socket.scope.get(
        "extensions", {}
    ):
        await socket.send_denial_response(response)
    elif WebSocketState.DISCONNECTED not in {socket.application_state, socket.client_state}:
        await socket.close(code, reason)
