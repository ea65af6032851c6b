"""The fixtures of the world: on both databases unless a test asks for one."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goodmob.core.database.open import FILE_NAME
from goodmob.core.settings import Settings, load
from tests.world.clock import SteppedClock

# The whole house is imported by the fixtures that need it, so that tests of the core run without it.
if TYPE_CHECKING:
    from tests.world.postgres import PostgresServer
    from tests.world.world import World

BASE_URL = "https://goodmob.test"


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    """The loop that the server runs on."""
    return "asyncio", {"use_uvloop": True}


@pytest.fixture(scope="session", autouse=True)
async def one_loop(anyio_backend: object) -> AsyncIterator[None]:
    """All tests of a worker run on one loop, so that connections to PostgreSQL outlive them."""
    yield
    from tests.world.pools import end_all_pools

    end_all_pools()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a database with every table and nothing in it."""
    from tests.world.sqlite import make_template

    data = tmp_path_factory.mktemp("template")
    asyncio.run(make_template(data))
    return data / FILE_NAME


@pytest.fixture(scope="session")
def postgres_server(
    testrun_uid: str, tmp_path_factory: pytest.TempPathFactory
) -> "Iterator[Callable[[], PostgresServer]]":
    """The server of this run, started by the first call."""

    from tests.world.postgres import PostgresServer

    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    @cache
    def server() -> PostgresServer:
        return PostgresServer(testrun_uid, shared)

    yield server
    if server.cache_info().currsize:
        server().leave()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The variables that name a fresh database: one for each of the two kinds."""
    if request.param == "sqlite":
        shutil.copyfile(request.getfixturevalue("sqlite_template"), tmp_path / FILE_NAME)
        yield {"GOODMOB_DATA": str(tmp_path)}
        return
    server = request.getfixturevalue("postgres_server")()
    lent = server.lend_database()
    yield {"GOODMOB_DATA": str(tmp_path), "GOODMOB_DATABASE": lent.address}
    server.take_back(lent)


@pytest.fixture
def settings(database: dict[str, str]) -> Settings:
    """The settings of the world's house, which asks no other server unless a test has one for it."""
    quiet = {"GOODMOB_RATE_LIMITS": "off", "GOODMOB_LINK_CARDS": "off"}
    return load({**database, "GOODMOB_BASE_URL": BASE_URL, **quiet})


@pytest.fixture
async def world(settings: Settings) -> "AsyncIterator[World]":
    """A whole house with nobody in it yet."""
    from tests.world.opening import opened
    from tests.world.world import World

    clock = SteppedClock()
    async with opened(settings, clock) as house:
        yield World(house, clock)
