"""Servers for the outer tests: processes of their own, on an empty SQLite folder or an empty PostgreSQL database."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from bench.server import Server, environment, serving


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """A server that has just been started for the first time."""
    database = ""
    if request.param == "postgresql":
        postgres = request.getfixturevalue("postgres_server")()
        database = asyncio.run(postgres.make_database(empty=True))
    with serving(Server(environment(tmp_path / "data", database=database), tmp_path / "log")) as running:
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
