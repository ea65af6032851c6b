"""Lanes: actions on one hot row share commits, across processes, and lanes do not wait for each other."""

import asyncio

import pytest
from sqlalchemy import BigInteger, Column, MetaData, Table, bindparam, text

from goodmob.core.database.interface import Database, Transaction
from goodmob.core.database.postgres import lanes
from goodmob.core.database.statements import statement
from goodmob.core.errors import Unavailable
from tests.core.database.calls import CLEAN_UP, Scene, join, joined, open_call, people
from tests.core.database.postgres.somebody_else import hot_row, left_behind

pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)

ADA, BEN, CLEO = 10, 11, 12

promise = Table("promise", MetaData(), Column("call_id", BigInteger, nullable=False))
MAKE_PROMISES = statement(
    text("CREATE TABLE promise (call_id BIGINT REFERENCES call (id) DEFERRABLE INITIALLY DEFERRED)")
)
PROMISE = statement(promise.insert().values(call_id=bindparam("call_id")).inline())
END_CONNECTION = statement(
    text("SELECT 1 AS ended FROM pg_terminate_backend(pg_backend_pid())").columns(ended=BigInteger)
)


async def test_actions_of_one_lane_share_commits(db: Database) -> None:
    await asyncio.gather(*(db.act(join, number, lane=CLEAN_UP) for number in range(200)))

    assert await joined(db) == len(await people(db)) == 200
    assert 200 / lanes.MOST_ACTIONS <= db.metrics()["batches"] <= 100


async def test_a_lane_is_one_path_also_for_several_processes(scene: Scene) -> None:
    other = scene.another_process()
    await other.start()

    await asyncio.gather(
        *(process.act(join, number, lane=CLEAN_UP) for number in range(100) for process in (scene.db, other)),
        return_exceptions=True,
    )

    assert await joined(other) == len(await people(scene.db)) == 100
    await other.close()


async def test_lanes_do_not_wait_for_each_other(scene: Scene) -> None:
    await scene.db.act(open_call, 2)

    async with hot_row(scene):
        clean_up = asyncio.create_task(scene.db.act(join, ADA, lane=CLEAN_UP))
        await scene.db.act(join, ADA, 2, lane=2)
        assert not clean_up.done()
    await clean_up


async def test_a_cancelled_caller_leaves_the_queue_before_its_savepoint(scene: Scene) -> None:
    async with hot_row(scene):
        acts = [asyncio.create_task(scene.db.act(join, account, lane=CLEAN_UP)) for account in (ADA, BEN, CLEO)]
        await asyncio.sleep(0.01)
        acts[1].cancel()
        await asyncio.sleep(0)
    await asyncio.gather(*acts, return_exceptions=True)

    assert await people(scene.db) == [ADA, CLEO]


async def test_whoever_comes_when_the_oldest_has_waited_too_long_is_turned_away(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "LONGEST_WAIT_SECONDS", 0.0)

    async with hot_row(scene):
        ada = asyncio.create_task(scene.db.act(join, ADA, lane=CLEAN_UP))
        await asyncio.sleep(0.05)
        ben = asyncio.create_task(scene.db.act(join, BEN, lane=CLEAN_UP))
        await asyncio.sleep(0.01)
        with pytest.raises(Unavailable) as refusal:
            await scene.db.act(join, CLEO, lane=CLEAN_UP)
    await asyncio.gather(ada, ben)

    assert refusal.value.retry_after >= 1
    assert scene.db.metrics()["shed_acts"] == 1
    assert await people(scene.db) == [ADA, BEN]


async def test_a_failed_commit_fails_everybody_in_the_batch_with_an_error_of_his_own(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "BATCH_SECONDS", 3600.0)
    db = scene.db
    told: list[str] = []

    async def make(tx: Transaction) -> None:
        await tx.run(MAKE_PROMISES)

    async def break_promise(tx: Transaction) -> None:
        tx.after_commit(lambda: told.append("broken"))
        await tx.run(PROMISE, call_id=404)

    await db.act(make)
    answers = await asyncio.gather(
        *(db.act(join, account, lane=CLEAN_UP) for account in (ADA, BEN)),
        db.act(break_promise, lane=CLEAN_UP),
        return_exceptions=True,
    )

    assert [type(answer) for answer in answers] == [Unavailable] * 3
    assert len({id(answer) for answer in answers}) == 3
    assert (await people(db), told) == ([], [])
    await db.act(join, CLEO, lane=CLEAN_UP)
    assert await people(db) == [CLEO]
    assert await left_behind(scene) == 0


async def test_a_lost_connection_fails_its_batch_and_the_next_works(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "BATCH_SECONDS", 3600.0)
    db = scene.db

    async def end_connection(tx: Transaction) -> None:
        await tx.all(END_CONNECTION)

    ada, ending, ben = await asyncio.gather(
        db.act(join, ADA, lane=CLEAN_UP),
        db.act(end_connection, lane=CLEAN_UP),
        db.act(join, BEN, lane=CLEAN_UP),
        return_exceptions=True,
    )

    assert [type(answer) for answer in (ada, ending)] == [Unavailable, Unavailable]
    assert (ben, await people(db)) == (BEN, [BEN])
