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


class _StagedServer(Server):
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
    with port_taken(("127.0.0.1", 0)) as taken:
        yield taken


def port_taken(address: tuple[str, int]) -> socket.socket:
    """A listening socket at this address, 0 for any port."""
    # Connections that have ended hold a port for a while, unless all that used it allow the opposite.
    taken = socket.socket()
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    taken.bind(address)
    return taken


@pytest.fixture
def settings(database: dict[str, str], listener: socket.socket) -> Settings:
    """The settings of a house whose address is that port."""
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    quiet = {"GOODMOB_RATE_LIMITS": "off", "GOODMOB_LINK_CARDS": "off"}
    return load({**database, "GOODMOB_BASE_URL": address, **quiet})


class Stage:
    """Where a world can be reached; it can be closed and opened again at the same address, as a server is restarted."""

    def __init__(self, house: House, listener: socket.socket) -> None:
        self._house = house
        self._address = listener.getsockname()
        self._listener: socket.socket | None = listener

    async def open(self) -> None:
        """Begins to serve."""
        self._house.stopping.clear()
        self._server = _StagedServer(self._house)
        self._serving = asyncio.create_task(self._server.serve(sockets=[self._listener or port_taken(self._address)]))
        self._listener = None
        await self._server.is_open.wait()

    async def close(self) -> None:
        """Ends the server and all that it holds open; who comes now finds nobody."""
        self._server.leave()
        await self._serving


@pytest.fixture
async def stage(world: World, listener: socket.socket) -> AsyncIterator[Stage]:
    """The world's server, open."""
    stage = Stage(world.house, listener)
    await stage.open()
    try:
        yield stage
    finally:
        await stage.close()


@pytest.fixture
async def on_air(world: World, stage: Stage) -> AsyncIterator[World]:
    """The world, served at its base_url; what is due runs by itself, as nobody but the test lets time pass."""
    async with _beating(world):
        yield world


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
