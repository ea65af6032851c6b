"""Whoever comes to the door in a test: a person with a token, a browser, or anyone at all."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any

import httpx2
from starlette.types import ASGIApp

from tests.world.wires import EventStream, Socket, connected, listening


class RefusedError(AssertionError):
    """The house answered something else than success."""


class Client(httpx2.AsyncClient):
    """An HTTP client inside the house; `id`, `username` and `token` are empty for anyone."""

    def __init__(self, app: ASGIApp, base_url: str, *, username: str = "", id: str = "", token: str = "") -> None:  # noqa: A002
        transport = httpx2.ASGITransport(app, raise_app_exceptions=True, client=("127.0.0.1", 50_000))
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        super().__init__(transport=transport, base_url=base_url, headers=headers)
        self.app = app
        self.username = username
        self.id = id
        self.token = token

    async def api(self, method: str, path: str, **about: Any) -> Any:
        """The JSON of a successful answer; RefusedError, with what was said, for any other."""
        response = await self.request(method, path, **about)
        if not response.is_success:
            raise RefusedError(f"{method} {path}: {response.status_code} {response.text[:500]}")
        return response.json()

    def listen(self, path: str, params: Mapping[str, str] | None = None) -> AbstractAsyncContextManager[EventStream]:
        """An open stream of server-sent events: `async with ada.listen(path) as stream: await stream.next()`."""
        return listening(self.app, path, params or {}, self.token)

    def connect(
        self, path: str, params: Mapping[str, str] | None = None, subprotocols: list[str] | None = None
    ) -> AbstractAsyncContextManager[Socket]:
        """An open WebSocket: `async with ada.connect(path) as socket: await socket.next()`."""
        return connected(self.app, path, params or {}, self.token, subprotocols or [])
