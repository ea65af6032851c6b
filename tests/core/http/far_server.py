"""A far server on this machine that answers byte for byte what a test tells it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from goodmob.core.http.backend import Resolve
from goodmob.core.http.client import GuardedClient


class FarServer:
    """Listens on 127.0.0.1 and keeps what it was asked. A path without an answer is left waiting."""

    def __init__(self, answers: dict[str, bytes]) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.port = 0
        self._hanging = asyncio.Event()

    @property
    def url(self) -> str:
        return f"http://far.example:{self.port}"

    async def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request and close."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.asked.append(head)
        answer = self.answers.get(head.split()[1])
        if answer is None:
            await self._hanging.wait()
        else:
            writer.write(answer)
        writer.close()

    def release(self) -> None:
        """Let those who are left waiting go."""
        self._hanging.set()


@asynccontextmanager
async def far_server(answers: dict[str, bytes]) -> AsyncIterator[FarServer]:
    """A running far server that stops with the block."""
    far = FarServer(answers)
    listening = await asyncio.start_server(far.meet, "127.0.0.1", 0)
    far.port = listening.sockets[0].getsockname()[1]
    try:
        yield far
    finally:
        far.release()
        listening.close()


def answer(status: str, body: bytes = b"", **headers: str) -> bytes:
    """A plain HTTP/1.1 answer; `content_type` becomes Content-Type."""
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in named.items())]
    return "\r\n".join([*lines, f"Content-Length: {len(body)}", "Connection: close", "", ""]).encode() + body


def resolving(names: dict[str, list[str]]) -> Resolve:
    """A resolver that knows these names and nothing else."""

    async def resolve(host: str, port: int) -> list[str]:
        if host not in names:
            raise OSError(f"no such name: {host}")
        return names[host]

    return resolve


@asynccontextmanager
async def guarded(names: dict[str, list[str]] | None = None, *, private: bool = True) -> AsyncIterator[GuardedClient]:
    """A guarded client for which far.example is this machine, and `names` what a test says."""
    known = {"far.example": ["127.0.0.1"], "other.example": ["127.0.0.1"], **(names or {})}
    client = GuardedClient("Goodmob/test", allow_private=private, resolve=resolving(known))
    try:
        yield client
    finally:
        await client.aclose()
