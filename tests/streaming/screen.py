"""Open screens in tests: they speak ASGI to the application and read what arrives."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.types import ASGIApp, Message


class Screen:
    """One connection to the application, as a server would hold it; a `stuck` one takes in nothing."""

    def __init__(self, app: ASGIApp, scope: dict[str, Any]) -> None:
        self.stuck = False
        self._sent: asyncio.Queue[Message] = asyncio.Queue()
        self._orders: asyncio.Queue[Message] = asyncio.Queue()
        self._task = asyncio.create_task(self._live(app, scope))

    @property
    def has_ended(self) -> bool:
        """True when the application is done with it."""
        return self._task.done()

    async def ended(self) -> None:
        """Waits until the application is done with it."""
        await asyncio.wait_for(asyncio.shield(self._task), 10)

    async def next(self) -> Message:
        """The next ASGI message of the application."""
        return await asyncio.wait_for(self._sent.get(), 10)

    def is_silent(self) -> bool:
        """True when nothing has arrived that was not read."""
        return self._sent.empty()

    async def say(self, message: Message) -> None:
        """Tells the application something."""
        await self._orders.put(message)

    async def _live(self, app: ASGIApp, scope: dict[str, Any]) -> None:
        await app(scope, self._orders.get, self._take)

    async def _take(self, message: Message) -> None:
        while self.stuck:
            await asyncio.Event().wait()
        await self._sent.put(message)


class Events(Screen):
    """A stream of server-sent events, for whoever shows a token or a cookie."""

    def __init__(
        self, app: ASGIApp, path: str, token: str = "", method: str = "GET", cookie: str = "", **query: str | list[str]
    ) -> None:
        shown = {b"authorization": f"Bearer {token}" if token else "", b"cookie": cookie}
        headers = [(name, value.encode()) for name, value in shown.items() if value]
        super().__init__(app, {**_scope("http", path, headers, query), "method": method})

    async def begin(self) -> Message:
        """The head of the answer; its body has begun."""
        head = await self.next()
        assert head["status"] == 200
        assert await self.event() == ":)"
        return head

    async def refusal(self) -> tuple[int, Any]:
        """The status and JSON of an answer that is no stream."""
        head, body = await self.next(), await self.next()
        return head["status"], json.loads(body["body"])

    async def event(self) -> str:
        """The next event, as text, or empty at the end."""
        body: str = (await self.next())["body"].decode()
        assert body.endswith("\n\n") or not body
        return body.removesuffix("\n\n")

    async def leave(self) -> None:
        """Closes the browser's tab."""
        await self.say({"type": "http.disconnect"})
        await self.ended()


class Wire(Screen):
    """A WebSocket."""

    def __init__(self, app: ASGIApp, token: str = "", subprotocols: tuple[str, ...] = (), **query: str) -> None:
        headers = [(b"authorization", f"Bearer {token}".encode())] if token else []
        scope = _scope("websocket", "/api/v1/streaming", headers, query)
        super().__init__(app, {**scope, "subprotocols": list(subprotocols)})

    async def begin(self) -> Message:
        """The acceptance of the socket."""
        await self.say({"type": "websocket.connect"})
        head = await self.next()
        assert head["type"] == "websocket.accept"
        return head

    async def order(self, **about: Any) -> None:
        """Sends JSON."""
        await self.say({"type": "websocket.receive", "text": json.dumps(about)})

    async def frame(self) -> Any:
        """The next JSON that arrives."""
        message = await self.next()
        assert message["type"] == "websocket.send"
        return json.loads(message["text"])

    async def leave(self) -> None:
        """Closes the browser's tab."""
        await self.say({"type": "websocket.disconnect", "code": 1001})
        await self.ended()


def _scope(
    kind: str, path: str, headers: list[tuple[bytes, bytes]], query: Mapping[str, str | list[str]]
) -> dict[str, Any]:
    return {
        "type": kind,
        "path": path,
        "raw_path": path.encode(),
        "query_string": urlencode(query, doseq=True).encode(),
        "headers": [(b"host", b"goodmob.test"), *headers],
        "scheme": "https",
        "server": ("goodmob.test", 443),
        "client": ("127.0.0.1", 50_000),
        "http_version": "1.1",
        "root_path": "",
        "extensions": {},
    }
