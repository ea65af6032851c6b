"""Nodes: which number a process has, so that no two make the same id."""

import asyncio
import time

import pytest
from sqlalchemy import bindparam, func, select

from goodmob.core.clock import HOUR, MINUTE, SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.database.node import LEASE, RENEWAL, NodeLease, node, renew_node, take_node
from goodmob.core.database.statements import statement
from goodmob.core.errors import Unavailable
from goodmob.core.ids import IdMaker
from tests.core.database.calls import Scene, until
from tests.world.clock import START

LEASED_UNTIL = statement(select(node.c.leased_until).where(node.c.id == bindparam("id")))
LEASED = statement(select(func.count().label("leased")).where(node.c.leased_until > START))
TAKE_AWAY = statement(node.update().where(node.c.id == bindparam("node_id")).values(holder="somebody else"))


def node_of(ids: IdMaker) -> int:
    """Which node makes these ids."""
    return ids.new() >> 12 & 511


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_each_start_on_sqlite_takes_the_other_of_two_nodes(scene: Scene) -> None:
    nodes = [node_of(scene.ids)]
    for step in (MINUTE, -HOUR, MINUTE):
        await scene.db.close()
        scene.clock.step(step)
        await scene.db.start()
        nodes.append(node_of(scene.ids))

    assert nodes == [0, 1, 0, 1]


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_processes_on_postgresql_have_nodes_of_their_own(scene: Scene) -> None:
    first = scene.ids
    other = scene.another_process()
    await other.start()

    assert node_of(first) != node_of(scene.ids)
    await other.close()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_node_never_used_is_taken_first_and_then_the_one_unused_for_longest(scene: Scene) -> None:
    async def take_four() -> list[int]:
        taken = []
        for number in range(4):
            scene.clock.step(SECOND)
            taken.append(await scene.db.act(take_node, f"holder {number}", 4, LEASE))
        return taken

    first_round = await take_four()
    assert first_round == [1, 2, 3, 0]

    scene.clock.step(LEASE)
    assert await take_four() == first_round


async def test_nobody_takes_a_node_that_is_leased(scene: Scene) -> None:
    free = 4 - await scene.db.value(LEASED)
    taken = {await scene.db.act(take_node, f"holder {number}", 4, LEASE) for number in range(free)}
    assert len(taken) == free
    with pytest.raises(Unavailable, match="in use"):
        await scene.db.act(take_node, "one too many", 4, LEASE)

    scene.clock.step(LEASE)
    assert await scene.db.act(take_node, "later", 4, LEASE) in range(4)


async def test_a_lease_is_renewed_by_its_holder_only(scene: Scene) -> None:
    taken = await scene.db.act(take_node, "Ada's", 4, LEASE)

    assert await scene.db.act(renew_node, taken, "Ada's", LEASE)
    assert not await scene.db.act(renew_node, taken, "Ben's", LEASE)


async def test_a_lease_is_kept_while_the_process_lives(scene: Scene) -> None:
    ids = IdMaker(scene.clock)
    lease = NodeLease(scene.db, ids, 8)
    await lease.take(LEASE)
    keeping = asyncio.create_task(lease.keep(scene.clock))
    await asyncio.sleep(0)

    scene.clock.step(RENEWAL)

    async with asyncio.timeout(20):
        while await scene.db.value(LEASED_UNTIL, id=node_of(ids)) != scene.clock.now() + LEASE:  # noqa: ASYNC110
            await asyncio.sleep(0.001)
    keeping.cancel()


async def test_a_lost_lease_is_replaced_by_another(scene: Scene) -> None:
    async def take_away(tx: Transaction, node_id: int) -> None:
        await tx.run(TAKE_AWAY, node_id=node_id)

    ids = IdMaker(scene.clock)
    lease = NodeLease(scene.db, ids, 8)
    await lease.take(LEASE)
    lost = node_of(ids)
    keeping = asyncio.create_task(lease.keep(scene.clock))
    await asyncio.sleep(0)

    await scene.db.act(take_away, lost)
    scene.clock.step(RENEWAL)
    await until(lambda: node_of(ids) != lost)
    keeping.cancel()


async def test_a_node_given_back_may_be_taken_by_others(scene: Scene) -> None:
    ids = IdMaker(scene.clock)
    lease = NodeLease(scene.db, ids, 8)
    await lease.take(LEASE)
    await lease.give_back()

    assert await scene.db.value(LEASED_UNTIL, id=node_of(ids)) == scene.clock.now()


async def test_no_ids_are_made_when_a_lease_could_not_be_renewed_in_time(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = IdMaker(scene.clock)
    await NodeLease(scene.db, ids, 8).take(LEASE)
    ids.new()

    an_hour_later = time.monotonic() + HOUR / SECOND
    monkeypatch.setattr(time, "monotonic", lambda: an_hour_later)
    with pytest.raises(Unavailable, match="lost its place"):
        ids.new()
