"""The doors of streaming: one path for each stream, one WebSocket for all of them, and a sign of life."""

import msgspec
from starlette.responses import PlainTextResponse, Response

from goodmob.core.web.call import Call, Socket
from goodmob.core.web.routes import NOBODY, OPTIONAL, REQUIRED, Route, get, websocket
from goodmob.streaming.connection import Connection
from goodmob.streaming.hub import Streams
from goodmob.streaming.messages import sse_frame
from goodmob.streaming.rules import NAMES, PATHS, scope_of, wanted
from goodmob.streaming.sockets import Order, carry
from goodmob.streaming.sse import EventStream

BASE = "/api/v1/streaming"


class Watch(msgspec.Struct):
    """What a stream by path is asked for."""

    tag: str = ""
    list_id: str = msgspec.field(name="list", default="")
    mob_id: str = msgspec.field(name="mob", default="")
    only_media: bool = False


class Attend(msgspec.Struct):
    """What a WebSocket may carry from the start."""

    stream: str = ""
    tag: str = ""
    list_id: str = msgspec.field(name="list", default="")
    mob_id: str = msgspec.field(name="mob", default="")


def routes(streams: Streams) -> tuple[Route, ...]:
    """The doors, for the streams of this table; ValueError where it lacks one."""
    if missing := NAMES - streams.table.keys():
        raise ValueError(f"Streams without a rule: {sorted(missing)}")

    async def watch(call: Call, params: Watch) -> Response:
        """Watch a stream as server-sent events, until either side ends it."""
        name = PATHS[call.route.path.removeprefix(f"{BASE}/")]
        if params.only_media and f"{name}:media" in NAMES:
            name += ":media"
        stream = wanted(name, tag=params.tag, list_id=params.list_id, mob_id=params.mob_id)
        if call.method == "HEAD":
            return Response(media_type="text/event-stream")
        connection: Connection[bytes] = Connection(streams, streams.hub(call.house), call.viewer, call.address)
        try:
            await connection.open()
            await connection.listen(stream, sse_frame)
        except BaseException:
            connection.close()
            raise
        connection.hub.keep_alive(connection.outlet)
        return EventStream(connection)

    async def attend(socket: Socket, params: Attend) -> None:
        """Watch any number of streams over one WebSocket."""
        connection: Connection[str] = Connection(streams, streams.hub(socket.house), socket.viewer, socket.address)
        try:
            await connection.open()
            await carry(socket, connection, _first(params))
        finally:
            connection.close()

    def door(path: str, name: str) -> Route:
        viewer = OPTIONAL if streams.table[name].is_open else REQUIRED
        return get(f"{BASE}/{path}", watch, viewer=viewer, scope=scope_of(name))

    doors = [door(path, name) for path, name in PATHS.items()]
    return (get(f"{BASE}/health", health, viewer=NOBODY), *doors, websocket(BASE, attend))


def _first(params: Attend) -> Order | None:
    about = {"tag": params.tag, "list_id": params.list_id, "mob_id": params.mob_id}
    return Order("subscribe", params.stream, **about) if params.stream else None


async def health(call: Call) -> Response:
    """Tells that streaming lives."""
    return PlainTextResponse("OK")
