"""The world's house behind a real port, so that programs of other processes can come in; the test steps its clock."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, nullcontext

import pytest

from goodmob.app.server import Server
from goodmob.core.house import House
from goodmob.core.settings import Settings, load
from tests.world.world import World

BEAT_SECONDS = 0.05


class _Stage(Server):
    """The server as it is, but for signals, which are the test run's own."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self.is_open = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.is_open.set()

    def capture_signals(self) -> nullcontext[None]:  # type: ignore[override]
        return nullcontext()


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A free port of this machine, taken."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken


@pytest.fixture
def settings(database: dict[str, str], listener: socket.socket) -> Settings:
    """The settings of a house whose address is that port."""
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    return load({**database, "GOODMOB_BASE_URL": address, "GOODMOB_RATE_LIMITS": "off"})


@pytest.fixture
async def on_air(world: World, listener: socket.socket) -> AsyncIterator[World]:
    """The world, served at its base_url; what is due runs by itself, as nobody but the test lets time pass."""
    async with _served(world, listener), _beating(world):
        yield world


@asynccontextmanager
async def _served(world: World, listener: socket.socket) -> AsyncIterator[None]:
    server = _Stage(world.house)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    await server.is_open.wait()
    try:
        yield
    finally:
        server.leave()
        await serving


@asynccontextmanager
async def _beating(world: World) -> AsyncIterator[None]:
    async def beat() -> None:
        while True:
            await world.settle()
            await asyncio.sleep(BEAT_SECONDS)

    beating = asyncio.create_task(beat())
    try:
        yield
    finally:
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)
