"""Who sends a head without measure, or none at all, is let go."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.server import ServerState

from goodmob.app import protocol

Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def say_hello(_: Scope, __: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"5")]})
    await send({"type": "http.response.body", "body": b"hello"})


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    """A connection to a server that says hello."""
    config = uvicorn.Config(say_hello, log_config=None, lifespan="off", access_log=False)
    config.load()
    loop = asyncio.get_running_loop()
    state = ServerState()
    server = await loop.create_server(lambda: protocol.BoundedProtocol(config, state, {}), "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    yield reader, writer
    writer.close()
    server.close()


async def test_requests_of_usual_size_are_answered_one_after_the_other(line: Line) -> None:
    reader, writer = line
    for _ in range(3):
        writer.write(b"GET / HTTP/1.1\r\nhost: goodmob.test\r\nx-long: " + b"a" * 60_000 + b"\r\n\r\n")
        assert (await reader.readuntil(b"hello")).startswith(b"HTTP/1.1 200")


async def test_a_body_is_no_head(line: Line) -> None:
    reader, writer = line
    writer.write(b"POST / HTTP/1.1\r\nhost: goodmob.test\r\ncontent-length: 200000\r\n\r\n" + b"a" * 200_000)

    assert (await reader.readuntil(b"hello")).startswith(b"HTTP/1.1 200")


async def test_a_head_without_measure_is_refused(line: Line) -> None:
    reader, writer = line
    writer.write(b"GET / HTTP/1.1\r\n" + b"x-more: and more\r\n" * 5_000)

    assert (await reader.read()).startswith(b"HTTP/1.1 431")


async def test_whoever_sends_no_head_is_not_waited_for(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "HEAD_SECONDS", 0.0)
    reader, writer = line
    writer.write(b"GET / HT")

    assert await reader.read() == b""
