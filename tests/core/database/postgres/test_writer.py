"""Writing on PostgreSQL: a pool of its own, collisions, lost connections and what is left behind."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import BigInteger, text

from goodmob.core.database.interface import Database, Transaction
from goodmob.core.database.postgres import pools
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict, Unavailable
from tests.core.database.calls import CLEAN_UP, COUNT, Scene, join, joined, open_call, people, until
from tests.core.database.postgres.somebody_else import closed_to_everybody, end_connections, hot_row, left_behind

pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)

ADA, BEN = 10, 11

NAP = statement(text("SELECT 1 AS slept FROM pg_sleep(0.2)").columns(slept=BigInteger))
END_CONNECTION = statement(
    text("SELECT 1 AS ended FROM pg_terminate_backend(pg_backend_pid())").columns(ended=BigInteger)
)


async def test_reads_do_not_wait_behind_a_hot_row(scene: Scene) -> None:
    many = 3 * pools.MOST_CONNECTIONS

    async with hot_row(scene):
        acts = [asyncio.create_task(scene.db.act(join, number)) for number in range(many)]
        await until(lambda: scene.db.metrics()["writing_connections"] == pools.MOST_CONNECTIONS)
        assert [await joined(scene.db) for _ in range(50)] == [0] * 50
    await asyncio.gather(*acts)

    assert await joined(scene.db) == many


async def test_whoever_gets_no_connection_in_time_is_turned_away(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "LONGEST_WAIT_SECONDS", 0.3)

    async with hot_row(scene):
        acts = [asyncio.create_task(scene.db.act(join, number)) for number in range(pools.MOST_CONNECTIONS + 1)]
        done, _ = await asyncio.wait(acts, return_when=asyncio.FIRST_COMPLETED)
        assert [type(act.exception()) for act in done] == [Unavailable]
    await asyncio.gather(*acts, return_exceptions=True)

    assert scene.db.metrics()["shed_acts"] == 1
    assert await joined(scene.db) == pools.MOST_CONNECTIONS


async def test_a_caller_that_is_cancelled_without_a_connection_leaves(scene: Scene) -> None:
    async with hot_row(scene):
        acts = [asyncio.create_task(scene.db.act(join, number)) for number in range(pools.MOST_CONNECTIONS)]
        await until(lambda: scene.db.metrics()["writing_connections"] == pools.MOST_CONNECTIONS)
        late = asyncio.create_task(scene.db.act(join, 1000))
        await asyncio.sleep(0)
        assert scene.db.metrics()["waiting_acts"] == 1
        late.cancel()
        await asyncio.gather(late, return_exceptions=True)
    await asyncio.gather(*acts)

    assert 1000 not in await people(scene.db)


async def test_every_end_of_an_action_leaves_its_connection_clean(scene: Scene) -> None:
    async def join_and_fail(tx: Transaction, error: BaseException) -> None:
        await join(tx, ADA)
        raise error

    async def join_and_nap(tx: Transaction) -> None:
        await join(tx, ADA)
        await asyncio.sleep(0.001)

    async def count_nonsense(tx: Transaction) -> None:
        await tx.run(COUNT, call_id="one")

    for lane in (None, CLEAN_UP):
        for act in (
            scene.db.act(join_and_fail, Conflict("no"), lane=lane),
            scene.db.act(join_and_fail, asyncio.CancelledError(), lane=lane),
            scene.db.act(join_and_nap, lane=lane),
            scene.db.act(count_nonsense, lane=lane),
            scene.db.act(join, ADA, 404, lane=lane),
        ):
            [ended] = await asyncio.gather(act, return_exceptions=True)
            assert isinstance(ended, BaseException)
        assert await left_behind(scene) == 0

    assert await people(scene.db) == []


async def test_colliding_actions_are_run_again(scene: Scene) -> None:
    await scene.db.act(open_call, 2)
    attempts: list[int] = []

    async def count_both(tx: Transaction, first: int, second: int) -> None:
        attempts.append(first)
        await tx.run(COUNT, call_id=first)
        if len(attempts) <= 2:
            await tx.all(NAP)
        await tx.run(COUNT, call_id=second)

    await asyncio.gather(scene.db.act(count_both, CLEAN_UP, 2), scene.db.act(count_both, 2, CLEAN_UP))

    assert len(attempts) == 3
    assert await joined(scene.db) == 2


async def test_a_lost_connection_is_told_and_the_next_action_works(scene: Scene) -> None:
    async def join_and_end_connection(tx: Transaction) -> None:
        await join(tx, ADA)
        await tx.all(END_CONNECTION)

    with pytest.raises(Unavailable):
        await scene.db.act(join_and_end_connection)
    with pytest.raises(Unavailable):
        await scene.db.all(END_CONNECTION)

    await scene.db.act(join, BEN)
    assert await people(scene.db) == [BEN]


async def test_a_server_that_ended_all_connections_is_found_again(scene: Scene) -> None:
    await end_connections(scene)

    for attempt in (scene.db.act(join, ADA), joined(scene.db)):
        await asyncio.gather(attempt, return_exceptions=True)
    await scene.db.act(join, BEN)

    assert BEN in await people(scene.db)


async def test_a_backup_is_left_to_pg_dump(db: Database, tmp_path: Path) -> None:
    with pytest.raises(Conflict, match="pg_dump"):
        await db.backup(tmp_path / "copy.db")


async def test_closing_finishes_what_runs_and_refuses_what_comes(scene: Scene) -> None:
    process = scene.another_process()
    await process.start()

    async with hot_row(scene):
        ada = asyncio.create_task(process.act(join, ADA))
        ben = asyncio.create_task(process.act(join, BEN, lane=CLEAN_UP))
        await until(lambda: process.metrics()["writing_connections"] == 2)
        closing = asyncio.create_task(process.close())
        await asyncio.sleep(0.01)
        assert not closing.done()
    await asyncio.gather(ada, ben, closing)

    with pytest.raises(Unavailable, match="closing"):
        await process.act(join, 1000)
    assert await people(scene.db) == [ADA, BEN]


async def test_a_process_whose_database_is_gone_still_ends(scene: Scene) -> None:
    process = scene.another_process()
    await process.start()

    async with closed_to_everybody(scene):
        await asyncio.gather(process.act(join, ADA), return_exceptions=True)
        with pytest.raises(Unavailable):
            await process.act(join, ADA)
        await process.close()
