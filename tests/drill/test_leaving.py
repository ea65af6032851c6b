"""Ctrl-C ends the server soon, however many screens are open, and tells each of them."""

import asyncio
from collections.abc import Callable
from typing import NamedTuple

import pytest
from websockets.asyncio.client import ClientConnection, connect

from bench.server import Server
from tests.client.crowd import Person, move_in

SCREENS_OF_A_KIND = 25
MOST_SECONDS = 3.0


class Events(NamedTuple):
    """A stream of server-sent events."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def wait_closed(self) -> None:
        """Reads to the end."""
        await self.reader.read()
        self.writer.close()


async def open_events(server: Server, person: Person) -> Events:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    head = f"GET /api/v1/streaming/user HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {person.token}\r\n\r\n"
    writer.write(head.encode())
    assert b" 200 " in await reader.readline()
    return Events(reader, writer)


async def open_socket(server: Server, person: Person) -> ClientConnection:
    address = server.url.replace("http", "ws")
    return await connect(f"{address}/api/v1/streaming?stream=user&access_token={person.token}")


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
async def test_fifty_screens_are_open(server: Server, tell: Callable[[str], None]) -> None:
    [ada] = await asyncio.to_thread(move_in, server, ["ada"])
    ways_in = (open_events, open_socket)
    screens = [await way_in(server, ada) for way_in in ways_in for _ in range(SCREENS_OF_A_KIND)]

    seconds = await asyncio.to_thread(server.interrupt)
    async with asyncio.timeout(MOST_SECONDS):
        await asyncio.gather(*(screen.wait_closed() for screen in screens))

    assert seconds < MOST_SECONDS
    tell(f"{seconds:.2f} s with {len(screens)} open streams")
