"""Streams over a WebSocket: one from the start, any number by subscribing."""

import asyncio
import logging
from functools import partial
from typing import Literal

import msgspec
from starlette.websockets import WebSocketState

from goodmob.core.errors import Malformed, Refusal
from goodmob.core.web.call import Socket
from goodmob.streaming.connection import Connection
from goodmob.streaming.messages import socket_frame
from goodmob.streaming.rules import Wanted, wanted

log = logging.getLogger(__name__)


class Order(msgspec.Struct, frozen=True):
    """What a client sends to begin or end a stream."""

    type: Literal["subscribe", "unsubscribe"]
    stream: str
    tag: str = ""
    list_id: str | int = msgspec.field(name="list", default="")
    mob_id: str | int = msgspec.field(name="mob", default="")

    @property
    def wanted(self) -> Wanted:
        """The stream it names; Malformed where there is no such stream."""
        return wanted(self.stream, tag=self.tag, list_id=str(self.list_id), mob_id=str(self.mob_id))


_orders = msgspec.json.Decoder(Order)


async def carry(socket: Socket, connection: Connection[str], first: Order | None) -> None:
    """Accepts the socket and carries streams until either side ends it."""

    async def send(frames: list[str]) -> None:
        for frame in frames:
            await socket.send_text(frame)

    async def end() -> None:
        if socket.client_state is WebSocketState.CONNECTED:
            await socket.close()

    # Browsers insist on getting back the subprotocol that they sent the token as.
    offered = socket.scope.get("subprotocols") or [None]
    await socket.accept(subprotocol=offered[0])
    reading = asyncio.create_task(_read(socket, connection, first))
    try:
        await connection.outlet.run(send, end)
    finally:
        reading.cancel()


async def _read(socket: Socket, connection: Connection[str], first: Order | None) -> None:
    try:
        if first is not None:
            await _obey(connection, first)
        while (message := await socket.receive())["type"] != "websocket.disconnect":
            await _obey(connection, message.get("text") or message.get("bytes") or "")
    except Exception:
        log.exception("A client's order broke its socket")
    finally:
        connection.outlet.close()


async def _obey(connection: Connection[str], order: Order | str | bytes) -> None:
    try:
        if not isinstance(order, Order):
            order = _understood(order)
        stream = order.wanted
        if order.type == "unsubscribe":
            connection.leave(stream)
        else:
            await connection.listen(stream, partial(socket_frame, stream=stream.label))
    except Refusal as refusal:
        told = {"error": refusal.error, "status": refusal.status}
        connection.outlet.offer(msgspec.json.encode(told).decode())


def _understood(text: str | bytes) -> Order:
    try:
        return _orders.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Malformed(f"Not a subscription: {error}") from error
