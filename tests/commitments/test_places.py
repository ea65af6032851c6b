"""Whatever people do in whatever order, places, the line, offers and conditions come to what they have to."""

from collections.abc import Awaitable, Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goodmob.commitments.actions.expire_offer import expire_offer
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
)
from tests.commitments.model import Model
from tests.world.world import World

PEOPLE = 7
CAPACITY, MOST_PLACES = 6, 14
THRESHOLD = 5

WHO = st.integers(0, PEOPLE - 1)
JOIN = st.tuples(st.just("join"), WHO, st.sampled_from([1, 1, 1, 2, 4]), st.sampled_from([None, None, 2, 4, 6, 9]))
LEAVE = st.tuples(st.just("leave"), WHO)
PASS = st.tuples(st.just("pass"), st.sampled_from([1, 9, 25]))
EXPIRE = st.tuples(st.just("expire"))
GROW = st.tuples(st.just("grow"), st.integers(1, 3))
STEPS = st.lists(st.one_of(JOIN, JOIN, JOIN, LEAVE, LEAVE, PASS, EXPIRE, GROW), min_size=8, max_size=35)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
async def test_whatever_people_do(world: World, steps: list[tuple[Any, ...]]) -> None:
    people = await crowd(world, PEOPLE)
    parade = await call(world, people[0], capacity=CAPACITY, threshold=THRESHOLD)
    model = Model(CAPACITY, THRESHOLD)
    line: list[int] = []

    for verb, *how in steps:
        # Who comes later has come later: no two of these steps share a moment.
        world.step(seconds=1)
        await STEP[verb](world, model, parade, people, *how)

        rows = await everybody(world, parade)
        line = check_line(line, rows)
        await check_places(world, parade, rows)
        await check_against(world, parade, model, people, rows)


async def step_join(
    world: World, model: Model, parade: int, people: list[int], who: int, party: int, needs: int | None
) -> None:
    answer = await joins(world, parade, people[who], party, needs=needs)
    model.join(who, party, needs, world.clock.now())
    assert answer.state == model.people[who].state


async def step_leave(world: World, model: Model, parade: int, people: list[int], who: int) -> None:
    if who in model.people:
        await leaves(world, parade, people[who])
        model.leave(who, world.clock.now())


async def step_pass(world: World, model: Model, parade: int, people: list[int], hours: int) -> None:
    world.step(hours=hours)


async def step_expire(world: World, model: Model, parade: int, people: list[int]) -> None:
    now = world.clock.now()
    for row in await everybody(world, parade):
        person = model.people[people.index(row.account_id)]
        await world.house.db.act(expire_offer, row.id, lane=parade)
        if person.state == "offered" and person.until <= now:
            model.expire(person, now)


async def step_grow(world: World, model: Model, parade: int, people: list[int], more: int) -> None:
    bigger = min(model.capacity + more, MOST_PLACES)
    await resize(world, parade, bigger)
    if bigger > model.capacity:
        model.capacity = bigger
        model.hand_out(world.clock.now())


STEP: dict[str, Callable[..., Awaitable[None]]] = {
    "join": step_join,
    "leave": step_leave,
    "pass": step_pass,
    "expire": step_expire,
    "grow": step_grow,
}


def check_line(before: list[int], rows: list[CommitmentRow]) -> list[int]:
    """The line keeps its order: whoever comes anew stands behind everybody who stays."""
    line = [row.account_id for row in sorted(rows, key=lambda row: row.turn) if row.state == "waitlisted"]
    stayed = [who for who in before if who in line]
    assert line[: len(stayed)] == stayed
    return line


async def check_places(world: World, parade: int, rows: list[CommitmentRow]) -> None:
    """The counters tell what the rows are, no place is taken twice, and none is free for the first in the line."""
    pool = await places(world, parade)
    assert counters(pool) == counted(rows)
    assert pool.capacity is not None
    assert pool.confirmed + pool.offered <= pool.capacity
    first = min((row for row in rows if row.state == "waitlisted"), key=lambda row: row.turn, default=None)
    assert first is None or not pool.has_room_for(first.party_size)
    assert len({row.account_id for row in rows}) == len(rows)


async def check_against(world: World, parade: int, model: Model, people: list[int], rows: list[CommitmentRow]) -> None:
    """Everybody stands as the model says, and what has tipped once has tipped."""
    assert {row.account_id: (row.state, row.party_size) for row in rows} == {
        people[person.number]: (person.state, person.party) for person in model.people.values()
    }
    found = await call_by_id(world.house.db, parade)
    assert found is not None
    assert (found.tipped_at is not None, found.state) == (model.tipped, "tipped" if model.tipped else "gathering")
