"""Several processes on one PostgreSQL database: one server, and workers beside it."""

import asyncio
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from goodmob.accounts.actions.create_account import NewPerson, create_account
from goodmob.app.opening import close_house, open_house
from goodmob.core.database.interface import Transaction
from goodmob.social.jobs import OneAccount
from tests.app.operator import PATIENCE, goodmob, serving, variables
from tests.world.postgres import PostgresServer
from tests.world.world import World

ADA = NewPerson(username="ada", email="ada@example.org", password_hash="")


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_a_worker_does_jobs_and_leaves_subscribers_to_the_server(world: World) -> None:
    async def order(tx: Transaction) -> None:
        await tx.enqueue("social.clear_deleted", OneAccount(1), key="for anybody")

    worker = await open_house(world.house.settings, world.clock, for_jobs_only=True)
    await worker.db.act(create_account, ADA)
    await world.house.db.act(order)

    await worker.jobs.settle()
    by_worker = worker.jobs.ran
    await world.settle()

    assert (by_worker, worker.jobs.failed) == (1, 0)
    assert world.house.jobs.ran > 0
    await close_house(worker)


def test_beside_a_server_there_can_be_workers_but_no_second_server(
    tmp_path: Path, postgres_server: Callable[[], PostgresServer]
) -> None:
    url = asyncio.run(postgres_server().make_database(empty=True))
    first, second = (variables(tmp_path / str(number), GOODMOB_DATABASE=url) for number in range(2))

    with serving(first) as server, serving(second, "worker") as worker:
        assert server.stdout
        assert worker.stdout
        lines = server.stdout.readline(), worker.stdout.readline()
        refused = goodmob(second, "serve")
        for process in (server, worker):
            process.send_signal(signal.SIGTERM)
        ended = server.wait(PATIENCE), worker.wait(PATIENCE)

    assert (refused.code, ended) == (1, (0, 0))
    assert lines[1] == "Goodmob works (Ctrl-C stops it)\n"
    assert refused.err == "goodmob: another server runs on this database; beside it there can be workers\n"


def test_what_postgresql_refuses_is_said_in_a_line(
    tmp_path: Path, postgres_server: Callable[[], PostgresServer]
) -> None:
    refused = goodmob(variables(tmp_path, GOODMOB_DATABASE=postgres_server().address("nowhere")), "migrate")

    assert (refused.code, refused.err) == (1, 'goodmob: PostgreSQL refuses: database "nowhere" does not exist\n')
