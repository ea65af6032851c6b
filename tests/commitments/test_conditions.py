"""People come on conditions: if so many of their area come, if somebody comes, before a moment."""

from itertools import pairwise
from typing import Any

import pytest

from goodmob.app.subscribers import SUBSCRIPTIONS
from goodmob.commitments.events import AreaTipped, CallTipped
from goodmob.commitments.queries.areas import largest_areas
from goodmob.commitments.queries.calls import call_by_id, pools_of
from goodmob.commitments.queries.commitments import commitment_of
from goodmob.commitments.queries.missing import Lacking
from goodmob.commitments.queries.shown import shown_of
from goodmob.commitments.rules.limits import MOST_LET_IN
from goodmob.commitments.rules.terms import Role
from goodmob.core.clock import DAY, HOUR
from goodmob.core.errors import Invalid
from tests.commitments.gathering import call, counters, crowd, everybody, joins, leaves, places, rush, state, told
from tests.world.world import World


async def lacking(world: World, parade: int, who: int) -> Lacking | None:
    """What somebody still waits for."""
    row = await commitment_of(world.house.db, parade, who)
    assert row is not None
    return (await shown_of(world.house.db, [row]))[row.id].lacking


async def test_ada_if_ben_and_ben_if_ada(world: World) -> None:
    ada, ben, host = await crowd(world, 3)
    parade = await call(world, host, threshold=2)

    first = await joins(world, parade, ada, needs_account_id=ben)
    missing = await lacking(world, parade, ada)
    second = await joins(world, parade, ben, needs_account_id=ada)

    assert (first.state, missing) == ("waiting", Lacking(0, 0, True))
    assert second.state == "confirmed"
    assert await state(world, parade, ada) == "confirmed"
    assert counters(await places(world, parade)) == (2, 0, 0, 0)
    here = [listener.name for listener in SUBSCRIPTIONS[CallTipped] if not listener.only_abroad]
    assert await told(world, CallTipped) == sorted(here)


async def test_ada_comes_when_ben_does(world: World) -> None:
    ada, ben, host = await crowd(world, 3)
    parade = await call(world, host)
    await joins(world, parade, ada, needs_account_id=ben)

    await joins(world, parade, ben)
    await leaves(world, parade, ben)

    assert await state(world, parade, ada) == "confirmed"


async def test_ada_does_not_come_when_ben_finds_no_place(world: World) -> None:
    ada, ben, host = await crowd(world, 3)
    parade = await call(world, host, capacity=1)
    await joins(world, parade, host)

    await joins(world, parade, ada, needs_account_id=ben)
    await joins(world, parade, ben, needs_account_id=ada)

    assert [await state(world, parade, who) for who in (ada, ben)] == ["waiting", "waiting"]


async def test_twenty_of_the_area(world: World) -> None:
    *people, host = await crowd(world, 6)
    parade = await call(world, host)
    for who in people[:3]:
        await joins(world, parade, who, area="here", needs_area=4)
    await joins(world, parade, people[3], area="there")
    before = await lacking(world, parade, people[0])

    await joins(world, parade, people[4], area="here")

    assert before == Lacking(0, 1, False)
    assert {row.state for row in await everybody(world, parade)} == {"confirmed"}
    assert [(area.area, area.confirmed) for area in (await largest_areas(world.house.db, [parade], 9))[parade]] == [
        ("here", 4),
        ("there", 1),
    ]


async def test_all_conditions_together(world: World) -> None:
    ada, ben, cleo, host = await crowd(world, 4)
    parade = await call(world, host)
    await joins(world, parade, ada, needs=3, needs_area=2, needs_account_id=ben, area="here")
    lacks = [await lacking(world, parade, ada)]

    await joins(world, parade, ben)
    lacks.append(await lacking(world, parade, ada))
    await joins(world, parade, cleo, area="here")

    assert lacks == [Lacking(2, 1, True), Lacking(1, 1, False)]
    assert await state(world, parade, ada) == "confirmed"


async def test_before_friday(world: World) -> None:
    ada, ben, cleo, host = await crowd(world, 4)
    parade = await call(world, host)
    friday = world.clock.now() + DAY
    await joins(world, parade, ada, needs=3, needs_by=friday)

    world.step(days=1)
    await joins(world, parade, ben, needs=3)
    await joins(world, parade, cleo)
    await world.settle()

    assert [await state(world, parade, who) for who in (ada, ben, cleo)] == ["expired", "waiting", "confirmed"]
    assert counters(await places(world, parade)) == (1, 0, 0, 1)
    assert (await joins(world, parade, ada)).state == "confirmed"
    assert await state(world, parade, ben) == "confirmed"


async def test_who_comes_back_in_the_very_moment_comes_anew(world: World) -> None:
    ada, host = await crowd(world, 2)
    parade = await call(world, host)
    await joins(world, parade, ada, needs=3, needs_by=world.clock.now() + HOUR)

    world.step(hours=1)

    assert (await joins(world, parade, ada)).state == "confirmed"
    assert counters(await places(world, parade)) == (1, 0, 0, 0)


async def test_a_moment_alone_is_about_the_threshold(world: World) -> None:
    ada, ben, host = await crowd(world, 3)
    parade = await call(world, host, threshold=2)
    until = world.clock.now() + DAY

    waiting = await joins(world, parade, ada, needs_by=until)
    await joins(world, parade, ben)

    assert (waiting.state, waiting.needs) == ("waiting", 2)
    assert await state(world, parade, ada) == "confirmed"
    assert (await joins(world, parade, host, needs_by=until)).state == "confirmed"


WRONG: dict[str, dict[str, Any]] = {
    "an area that nobody knows": {"needs_area": 2},
    "a moment that has passed": {"needs": 2, "needs_by": 1},
    "nothing until a moment": {"needs_by": 4_000_000_000_000_000},
    "one alone": {"needs_area": 1, "area": "here"},
}


@pytest.mark.parametrize("case", WRONG)
async def test_conditions_that_cannot_be(world: World, case: str) -> None:
    ada, host = await crowd(world, 2)
    parade = await call(world, host)

    with pytest.raises(Invalid) as refusal:
        await joins(world, parade, ada, **WRONG[case])

    assert refusal.value.field == "condition"
    assert await everybody(world, parade) == []


async def test_nobody_waits_for_themselves(world: World) -> None:
    ada, host = await crowd(world, 2)
    parade = await call(world, host)

    with pytest.raises(Invalid, match="oneself"):
        await joins(world, parade, ada, needs_account_id=ada)


async def test_an_area_tips_once_and_never_back(world: World) -> None:
    *people, host = await crowd(world, 6)
    parade = await call(world, host, area_threshold=2)
    await joins(world, parade, people[0], area="here")
    await joins(world, parade, people[1], area="there")

    await rush(people[2:4], lambda who: joins(world, parade, who, area="here"))
    await leaves(world, parade, people[0])
    await leaves(world, parade, people[2])
    await joins(world, parade, people[4], area="here")

    areas = (await largest_areas(world.house.db, [parade], 9))[parade]
    assert [(area.area, area.confirmed, area.tipped_at is not None) for area in areas] == [
        ("here", 2, True),
        ("there", 1, False),
    ]
    assert await told(world, AreaTipped) == sorted(listener.name for listener in SUBSCRIPTIONS[AreaTipped])


async def test_a_crowd_with_every_kind_of_condition_comes_together(world: World) -> None:
    *people, host = await crowd(world, 401)
    parade = await call(world, host)
    await rush(people[:390], lambda who: joins(world, parade, who, needs=400, area="here"))
    for one, other in pairwise(people[390:400]):
        await joins(world, parade, one, needs=400, needs_area=390, area="here", needs_account_id=other)
    before = await places(world, parade)

    await joins(world, parade, people[399], needs_account_id=people[390])
    at_once = (await places(world, parade)).confirmed
    await world.settle()

    assert counters(before) == (0, 0, 0, 399)
    assert at_once == MOST_LET_IN
    assert counters(await places(world, parade)) == (400, 0, 0, 0)
    [here] = (await largest_areas(world.house.db, [parade], 9))[parade]
    assert (here.area, here.confirmed) == ("here", 399)


async def test_conditions_count_the_places_of_all_roles(world: World) -> None:
    ada, ben, host = await crowd(world, 3)
    parade = await call(world, host, threshold=2, roles=(Role("cook", 1), Role("guide", 1)))

    await joins(world, parade, ada, role="cook", needs=2)
    await joins(world, parade, ben, role="guide", needs=2)

    assert [(pool.name, pool.confirmed) for pool in await pools_of(world.house.db, parade)] == [
        ("", 0),
        ("cook", 1),
        ("guide", 1),
    ]
    row = await call_by_id(world.house.db, parade)
    assert row is not None
    assert row.state == "tipped"
