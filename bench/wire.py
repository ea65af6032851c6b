"""HTTP as the load speaks it: connections that are kept open and cost this side as little as possible."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, NamedTuple, Self, TypeVar
from urllib.parse import urlsplit

import msgspec

T = TypeVar("T")
R = TypeVar("R")

PATIENCE = 30.0
"""Seconds after which a server that does not answer counts as gone."""

_SAFE = {"GET", "HEAD"}


class Answer(NamedTuple):
    """What came back; header names are in small letters, and a header sent twice has both values."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, read as JSON."""
        return msgspec.json.decode(self.body)


class Question(NamedTuple):
    """One request; `form` is sent as JSON."""

    method: str
    path: str
    token: str = ""
    form: Mapping[str, Any] | None = None
    headers: Mapping[str, str] = {}

    def encoded(self, host: str) -> bytes:
        """The bytes of the request."""
        lines = [f"{self.method} {self.path} HTTP/1.1", f"host: {host}"]
        if self.token:
            lines.append(f"authorization: Bearer {self.token}")
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        body = b""
        if self.method not in _SAFE:
            body = msgspec.json.encode(self.form or {})
            lines += ["content-type: application/json", f"content-length: {len(body)}"]
        return "\r\n".join([*lines, "", ""]).encode() + body


class Wire:
    """One connection, which asks one thing at a time and is opened anew when it is found closed.

    As a context manager it hangs up at the end of the block.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._place = parts.netloc
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def ask(self, question: Question) -> Answer:
        """The answer; ConnectionError where the server is gone, and then nobody knows whether it was done."""
        try:
            async with asyncio.timeout(PATIENCE):
                reader, writer = await self._connected()
                writer.write(question.encoded(self._place))
                return await _read(reader)
        except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
            self.close()
            raise ConnectionError(f"{question.method} {question.path}: {error}") from error

    def close(self) -> None:
        """Hangs up; the next question calls again."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._reader is None or self._writer is None or self._reader.at_eof():
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port)
        return self._reader, self._writer


async def side_by_side(url: str, doing: Callable[[Wire, T], Awaitable[R]], things: Iterable[T], many: int) -> list[R]:
    """What comes of each thing, in their order; so many connections take them one after the other."""
    waiting = enumerate(things)
    done: dict[int, R] = {}

    async def work() -> None:
        with Wire(url) as wire:
            for place, thing in waiting:
                done[place] = await doing(wire, thing)

    async with asyncio.TaskGroup() as group:
        for _ in range(many):
            group.create_task(work())
    return [done[place] for place in sorted(done)]


async def _read(reader: asyncio.StreamReader) -> Answer:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers: dict[str, str] = {}
    for name, _, value in (line.partition(": ") for line in head[1:] if line):
        headers[name.lower()] = f"{headers[name.lower()]}, {value}" if name.lower() in headers else value
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Answer(int(head[0].split()[1]), headers, body)
