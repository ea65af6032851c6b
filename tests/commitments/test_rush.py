"""Thousands want the same few places at the same moment."""

from collections import Counter

import pytest

from goodmob.app.subscribers import SUBSCRIPTIONS
from goodmob.commitments.actions.join import Joining, join
from goodmob.commitments.events import CallTipped
from goodmob.commitments.queries.calls import call_by_id
from goodmob.commitments.queries.commitments import CommitmentRow
from tests.commitments.gathering import (
    call,
    counted,
    counters,
    crowd,
    everybody,
    joins,
    leaves,
    places,
    resize,
    rush,
    told,
)
from tests.world.world import World


async def test_five_thousand_for_a_hundred_places(world: World) -> None:
    people = await crowd(world, 5_000)
    parade = await call(world, people[0], capacity=100)

    answers = await rush(people, lambda who: joins(world, parade, who))

    rows = await everybody(world, parade)
    assert {row.id: row.state for row in answers} == {row.id: row.state for row in rows}
    assert Counter(row.state for row in rows) == {"confirmed": 100, "waitlisted": 4_900}
    assert [row.turn for row in rows] == [0] * 100 + list(range(1, 4_901))
    assert len({row.code for row in rows}) == 5_000
    assert counters(await places(world, parade)) == counted(rows)


async def test_joins_outside_of_a_lane(world: World) -> None:
    people = await crowd(world, 300)
    parade = await call(world, people[0], capacity=20)

    async def join_beside(who: int) -> CommitmentRow:
        return await world.house.db.act(join, parade, who, Joining(party_size=3))

    await rush(people, join_beside)

    rows = await everybody(world, parade)
    assert Counter(row.state for row in rows) == {"confirmed": 6, "waitlisted": 294}
    assert sorted(row.turn for row in rows if row.turn) == list(range(1, 295))
    assert counters(await places(world, parade)) == counted(rows)


@pytest.mark.parametrize("capacity", [1, 50])
async def test_one_account_at_many_doors(world: World, capacity: int) -> None:
    ada, ben = await crowd(world, 2)
    parade = await call(world, ada, capacity=capacity)
    await joins(world, parade, ada)

    async def join_beside(who: int) -> CommitmentRow:
        return await world.house.db.act(join, parade, who, Joining())

    answers = await rush([ben] * 100, join_beside)

    rows = await everybody(world, parade)
    assert len(rows) == 2
    assert {row.id for row in answers} == {rows[1].id}
    pool = await places(world, parade)
    assert counters(pool) == counted(rows)
    assert pool.turns == rows[1].turn


async def test_everybody_comes_and_goes_outside_of_a_lane(world: World) -> None:
    people = await crowd(world, 60)
    parade = await call(world, people[0], capacity=10)

    async def come_and_go(who: int) -> None:
        for _ in range(3):
            await world.house.db.act(join, parade, who, Joining())
            await leaves(world, parade, who)

    await rush(people, come_and_go)

    pool = await places(world, parade)
    assert counters(pool) == (0, 0, 0, 0)
    assert {row.state for row in await everybody(world, parade)} <= {"released", "declined"}


@pytest.mark.parametrize("beside", [False, True], ids=["in the lane", "beside it"])
async def test_two_hundred_at_the_threshold_tip_once(world: World, beside: bool) -> None:
    people = await crowd(world, 205)
    parade = await call(world, people[0], threshold=6)
    for who in people[:5]:
        await joins(world, parade, who)
    before = await call_by_id(world.house.db, parade)

    lane = None if beside else parade
    await rush(people[5:], lambda who: world.house.db.act(join, parade, who, Joining(), lane=lane))

    after = await call_by_id(world.house.db, parade)
    assert before is not None
    assert (before.state, before.tipped_at) == ("gathering", None)
    assert after is not None
    assert (after.state, after.tipped_at) == ("tipped", world.clock.now())
    assert await told(world, CallTipped) == sorted(
        listener.name for listener in SUBSCRIPTIONS[CallTipped] if not listener.only_abroad
    )


async def test_new_places_for_hundreds_are_handed_out_in_slices(world: World) -> None:
    people = await crowd(world, 202)
    parade = await call(world, people[0], capacity=2)
    await rush(people, lambda who: joins(world, parade, who))

    await resize(world, parade, 150)
    at_once = (await places(world, parade)).offered
    await world.settle()

    rows = await everybody(world, parade)
    assert at_once == 30
    assert [row.turn for row in rows if row.state == "offered"] == list(range(1, 149))
    assert counters(await places(world, parade)) == counted(rows)


async def test_a_condition_of_hundreds_lets_them_in_in_slices(world: World) -> None:
    people = await crowd(world, 100)
    parade = await call(world, people[0])
    await rush(people[:99], lambda who: joins(world, parade, who, needs=100))

    await joins(world, parade, people[99])
    at_once = (await places(world, parade)).confirmed
    await world.settle()

    assert at_once == 31
    assert {row.state for row in await everybody(world, parade)} == {"confirmed"}
    assert counters(await places(world, parade)) == (100, 0, 0, 0)


async def test_statements_of_a_join(world: World) -> None:
    ada, ben, cleo = await crowd(world, 3)
    parade = await call(world, ada, threshold=100)
    # The first one asks once whether anybody of another server is known.
    await joins(world, parade, cleo)

    with world.counting() as count:
        await joins(world, parade, ben)

    kinds = [sql.split()[0] for sql in count.statements if not sql.startswith("INSERT INTO job")]
    assert kinds == ["SELECT", "UPDATE", "INSERT"]
