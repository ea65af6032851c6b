"""Streams as server-sent events."""

import asyncio
from collections.abc import AsyncIterator

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from goodmob.streaming.connection import Connection

_WELCOME = b":)\n\n"


class EventStream(StreamingResponse):
    """An answer that goes on until the client leaves or the connection is ended here."""

    def __init__(self, connection: Connection[bytes]) -> None:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(_nothing(), media_type="text/event-stream", headers=headers)
        self._connection = connection

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def carry(frames: list[bytes]) -> None:
            await send({"type": "http.response.body", "body": b"".join(frames), "more_body": True})

        async def end() -> None:
            await send({"type": "http.response.body", "body": b"", "more_body": False})

        watching = asyncio.create_task(self._until_the_client_leaves(receive))
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            await carry([_WELCOME])
            await self._connection.outlet.run(carry, end)
        finally:
            watching.cancel()
            self._connection.close()

    async def _until_the_client_leaves(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            continue
        self._connection.outlet.close()


async def _nothing() -> AsyncIterator[bytes]:
    return
    yield b""
