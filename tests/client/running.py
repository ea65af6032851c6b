"""Servers for the outer tests: processes of their own, on an empty SQLite folder or an empty PostgreSQL database."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from bench.server import Server, environment, serving
from goodmob.core.database.migrate import migrate
from goodmob.core.database.open import FILE_NAME
from goodmob.core.settings import Settings


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of an empty folder after all steps, which take longer than all else at a first start."""
    folder = tmp_path_factory.mktemp("migrated")
    migrate(Settings(data=folder))
    return folder / FILE_NAME


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path: Path, migrated: Path) -> Iterator[Server]:
    """A server that has just been started for the first time."""
    database, data = "", tmp_path / "data"
    data.mkdir()
    if request.param == "postgresql":
        postgres = request.getfixturevalue("postgres_server")()
        database = asyncio.run(postgres.make_database(empty=True))
    else:
        shutil.copyfile(migrated, data / FILE_NAME)
    with serving(Server(environment(data, database=database), tmp_path / "log")) as running:
        yield running
    if database:
        asyncio.run(postgres.drop_database(database))


def restart_after_kill(server: Server) -> None:
    """SIGKILL, and a new start once the lease of the dead process is over, as if its minute had passed."""
    server.kill()
    if database := server.environ["GOODMOB_DATABASE"]:
        asyncio.run(_end_leases(database))
    server.start()


async def _end_leases(database: str) -> None:
    connection = await asyncpg.connect(database)
    try:
        await connection.execute("UPDATE job_runner SET alive_until = 0")
    finally:
        await connection.close()
