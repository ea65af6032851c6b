"""Open streams in a test: server-sent events and WebSockets, spoken with the application directly."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.types import ASGIApp, Message, Scope

PATIENCE = 10.0
"""Seconds after which a test gives up waiting for something that should have come."""


class Happening(NamedTuple):
    """One server-sent event; `data` is its text."""

    event: str
    data: str

    @property
    def json(self) -> Any:
        """The data, read as JSON."""
        return json.loads(self.data)


class Wire:
    """One connection to the application, kept open by a task of its own."""

    def __init__(self, app: ASGIApp, scope: Scope) -> None:
        self._incoming: asyncio.Queue[Message] = asyncio.Queue()
        self.outgoing: asyncio.Queue[Message] = asyncio.Queue()
        self._task = asyncio.create_task(self._run(app, scope))

    async def _run(self, app: ASGIApp, scope: Scope) -> None:
        try:
            await app(scope, self._incoming.get, self.outgoing.put)
        finally:
            await self.outgoing.put({"type": "end"})

    def tell(self, message: Message) -> None:
        """Hands the application a message of ASGI."""
        self._incoming.put_nowait(message)

    async def next(self) -> Message:
        """The next message of the application; {"type": "end"} once it has finished."""
        return await asyncio.wait_for(self.outgoing.get(), PATIENCE)

    async def end(self, goodbye: Message) -> None:
        """Leaves, waits until the application has noticed, and passes on what went wrong in it."""
        self.tell(goodbye)
        await asyncio.wait_for(self._task, PATIENCE)


class EventStream:
    """An open stream of server-sent events; `status` and `headers` are those of the answer."""

    def __init__(self, wire: Wire, start: Message) -> None:
        self.status: int = start["status"]
        self.headers = {name.decode(): value.decode() for name, value in start["headers"]}
        self._wire = wire
        self._text = ""
        self.is_over = False

    async def next(self) -> Happening:
        """The next event, comments left out; EOFError where the stream is over."""
        while True:
            while "\n\n" not in self._text:
                await self._read()
            block, _, self._text = self._text.partition("\n\n")
            fields = [line.partition(": ") for line in block.split("\n") if line and not line.startswith(":")]
            if fields:
                data = "\n".join(value for name, _, value in fields if name == "data")
                return Happening({name: value for name, _, value in fields}.get("event", "message"), data)

    def is_quiet(self) -> bool:
        """True where nothing was sent that has not been read; ask it after `world.settle()`."""
        return self._wire.outgoing.empty() and not self._text

    async def _read(self) -> None:
        message = await self._wire.next()
        if message["type"] == "end" or not message.get("more_body", False):
            self.is_over = True
            raise EOFError("the stream is over")
        self._text += message["body"].decode()


class Socket:
    """An open WebSocket."""

    def __init__(self, wire: Wire, accepted: Message) -> None:
        self.subprotocol: str | None = accepted.get("subprotocol")
        self._wire = wire

    def send(self, content: Any) -> None:
        """Sends JSON."""
        self._wire.tell({"type": "websocket.receive", "text": json.dumps(content)})

    async def next(self) -> Any:
        """The JSON of the next message; EOFError where the server has closed."""
        message = await self._wire.next()
        if message["type"] != "websocket.send":
            raise EOFError(f"closed with {message.get('code')} {message.get('reason', '')}")
        return json.loads(message["text"] if message.get("text") is not None else message["bytes"])

    def is_quiet(self) -> bool:
        """True where nothing was sent that has not been read; ask it after `world.settle()`."""
        return self._wire.outgoing.empty()


@asynccontextmanager
async def listening(app: ASGIApp, path: str, params: Mapping[str, str], token: str) -> AsyncIterator[EventStream]:
    """An open stream at a path; AssertionError where the answer is not 200."""
    wire = Wire(app, {**_scope("http", path, params, token), "method": "GET"})
    wire.tell({"type": "http.request", "body": b"", "more_body": False})
    start = await wire.next()
    assert start["type"] == "http.response.start", start
    assert start["status"] == 200, (start, await wire.next())
    try:
        yield EventStream(wire, start)
    finally:
        await wire.end({"type": "http.disconnect"})


@asynccontextmanager
async def connected(
    app: ASGIApp, path: str, params: Mapping[str, str], token: str, subprotocols: list[str]
) -> AsyncIterator[Socket]:
    """An open WebSocket at a path; AssertionError where it is not accepted."""
    wire = Wire(app, {**_scope("websocket", path, params, token), "subprotocols": subprotocols})
    wire.tell({"type": "websocket.connect"})
    accepted = await wire.next()
    assert accepted["type"] == "websocket.accept", accepted
    try:
        yield Socket(wire, accepted)
    finally:
        await wire.end({"type": "websocket.disconnect", "code": 1000})


def _scope(kind: str, path: str, params: Mapping[str, str], token: str) -> Scope:
    headers = [(b"host", b"goodmob.test")]
    if token:
        headers.append((b"authorization", f"Bearer {token}".encode()))
    return {
        "type": kind,
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "https" if kind == "http" else "wss",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": urlencode(params).encode(),
        "headers": headers,
        "client": ("127.0.0.1", 50_000),
        "server": ("goodmob.test", 443),
        "extensions": {"websocket.http.response": {}} if kind == "websocket" else {},
        "state": {},
    }
