"""The host changes when a call is and how many it takes."""

import pytest

from goodmob.core.clock import DAY, HOUR
from goodmob.core.errors import Invalid
from tests.commitments.calls import changes, joins, opened, own, state_of, the_call
from tests.world.books import books, changed
from tests.world.world import World


async def test_a_change_moves_the_plan(world: World) -> None:
    ben = await world.person("ben")
    call_id = await opened(world, ben)
    now = world.clock.now()

    await changes(world, call_id, starts_at=now + DAY, ends_at=now + DAY + HOUR)
    world.step(hours=12)
    assert await state_of(world, call_id) == "gathering"

    await changes(world, call_id, starts_at=now + 13 * HOUR, ends_at=now + 14 * HOUR)
    world.step(hours=1)
    assert await state_of(world, call_id) == "live"
    await changes(world, call_id, ends_at=now + 15 * HOUR)
    world.step(hours=1)
    assert await state_of(world, call_id) == "live"
    world.step(hours=1)
    assert await state_of(world, call_id) == "tallying"
    assert (await the_call(world, call_id)).settles_at == now + 17 * HOUR


async def test_the_same_terms_change_nothing(world: World) -> None:
    ben = await world.person("ben")
    call_id = await opened(world, ben)
    before = await books(world.house.db)

    await changes(world, call_id)

    assert not changed(before, await books(world.house.db))


async def test_places_that_are_taken_stay(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    call_id = await opened(world, ben, capacity=3)
    await joins(world, call_id, ada, party_size=2)
    before = await books(world.house.db)

    with pytest.raises(Invalid, match="Cap can't be lower than the number of places that are taken"):
        await changes(world, call_id, capacity=1)

    assert not changed(before, await books(world.house.db))
    await changes(world, call_id, capacity=2)
    assert (await joins(world, call_id, cleo)).state == "waitlisted"


@pytest.mark.parametrize("capacity", [2, None])
async def test_new_places_go_to_those_who_wait(world: World, capacity: int | None) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    call_id = await opened(world, ben, capacity=1)
    await joins(world, call_id, ada)
    await joins(world, call_id, cleo)

    await changes(world, call_id, capacity=capacity)

    assert (await own(world, call_id, cleo)).state == "offered"


async def test_a_lower_threshold_tips(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    call_id = await opened(world, ben, threshold=5)
    await joins(world, call_id, ada)
    await joins(world, call_id, cleo)

    await changes(world, call_id, threshold=3)
    assert await state_of(world, call_id) == "gathering"
    await changes(world, call_id, threshold=2)
    assert await state_of(world, call_id) == "tipped"

    with pytest.raises(Invalid, match="Threshold can't be changed any more"):
        await changes(world, call_id, threshold=3)
    world.step(hours=10)
    assert await state_of(world, call_id) == "live"
