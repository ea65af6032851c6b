"""What people do for a call counts: in time, late, once, and within bounds."""

import pytest

from goodmob.core.errors import Conflict, Invalid
from tests.commitments.calls import does, figures, joins, opened, own, state_of
from tests.world.books import books, changed
from tests.world.world import World


async def test_deeds_in_time(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    call_id = await opened(world, ben)
    await joins(world, call_id, ada, party_size=2)
    await joins(world, call_id, cleo)
    world.step(hours=10)

    await does(world, call_id, ada, 3)
    await does(world, call_id, ada, 4)
    await does(world, call_id, cleo)

    assert [(row.state, row.units) for row in (await own(world, call_id, ada), await own(world, call_id, cleo))] == [
        ("done", 7),
        ("done", 1),
    ]
    total = await figures(world, call_id)
    assert (total.doers, total.units, total.late_units, total.joined) == (2, 8, 0, 3)


@pytest.mark.parametrize(("hours", "why"), [(0, "It has not begun yet"), (14, "It is over")])
async def test_too_early_or_much_too_late(world: World, hours: int, why: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id = await opened(world, ben)
    await joins(world, call_id, ada)
    world.step(hours=hours)

    with pytest.raises(Conflict, match=why):
        await does(world, call_id, ada)


async def test_late_deeds_are_kept_apart(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    call_id = await opened(world, ben)
    await joins(world, call_id, ada)
    world.step(hours=12)

    await does(world, call_id, ada, 5)

    assert (await own(world, call_id, ada)).state == "confirmed"
    total = await figures(world, call_id)
    assert (total.doers, total.units, total.late_units) == (0, 0, 5)
    with pytest.raises(Conflict, match="It is over, and you had no place"):
        await does(world, call_id, cleo)


async def test_joining_on_the_way(world: World) -> None:
    ben, mo = await world.person("ben"), await world.person("mo")
    call_id = await opened(world, ben)
    world.step(hours=10)

    await does(world, call_id, mo, 2)

    row = await own(world, call_id, mo)
    assert (row.state, row.units, row.party_size) == ("done", 2, 1)
    assert (await figures(world, call_id)).joined == 1


async def test_no_place_left(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    call_id = await opened(world, ben, capacity=1)
    await joins(world, call_id, ada)
    await joins(world, call_id, cleo)
    world.step(hours=10)
    assert await state_of(world, call_id) == "live"
    before = await books(world.house.db)

    for latecomer in (cleo, mo):
        with pytest.raises(Conflict, match="There is no place left"):
            await does(world, call_id, latecomer)

    assert not changed(before, await books(world.house.db))


async def test_the_condition_is_not_met(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id = await opened(world, ben)
    await joins(world, call_id, ada, needs=5)
    world.step(hours=10)

    with pytest.raises(Conflict, match="Too few people have joined for your condition"):
        await does(world, call_id, ada)


async def test_a_post_tells_of_one_deed(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id = await opened(world, ben)
    other_id = await opened(world, ben)
    world.step(hours=10)

    first = await does(world, call_id, ada, 2, post_id=77)
    assert await state_of(world, call_id) == "live"
    before = await books(world.house.db)
    assert await does(world, call_id, ada, 9, post_id=77) == first

    assert not changed(before, await books(world.house.db))
    with pytest.raises(Conflict, match="This post tells of another deed already"):
        await does(world, other_id, ada, 2, post_id=77)
    with pytest.raises(Conflict, match="This post tells of another deed already"):
        await does(world, call_id, ben, 2, post_id=77)


async def test_a_post_counts_once_even_when_it_comes_late_again(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id = await opened(world, ben)
    world.step(hours=10)
    first = await does(world, call_id, ada, post_id=77)

    world.step(days=2)

    assert await does(world, call_id, ada, post_id=77) == first
    assert (await figures(world, call_id)).late_units == 0


@pytest.mark.parametrize("units", [0, -1, 1_001])
async def test_unbelievable_deeds(world: World, units: int) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id = await opened(world, ben)
    world.step(hours=10)
    assert await state_of(world, call_id) == "live"
    before = await books(world.house.db)

    with pytest.raises(Invalid, match="Count must be between 1 and 1000"):
        await does(world, call_id, ada, units)

    assert not changed(before, await books(world.house.db))


async def test_all_that_one_person_may_claim(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    call_id = await opened(world, ben)
    world.step(hours=10)
    for _ in range(9):
        await does(world, call_id, ada, 1_000)

    await does(world, call_id, ada, 999)
    with pytest.raises(Invalid, match="Count is more than one person may claim here"):
        await does(world, call_id, ada, 2)
    await does(world, call_id, ada, 1)

    world.step(hours=2)
    with pytest.raises(Invalid, match="Count is more than one person may claim here"):
        await does(world, call_id, ada, 1)
    assert (await figures(world, call_id)).units == 10_000
    with pytest.raises(Conflict):
        await does(world, call_id, cleo, 1)


async def test_so_many_deeds(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id = await opened(world, ben)
    world.step(hours=10)
    for _ in range(100):
        await does(world, call_id, ada)

    with pytest.raises(Invalid, match="Count is more than one person may claim here"):
        await does(world, call_id, ada)

    total = await figures(world, call_id)
    assert (total.units, total.doers) == (100, 1)
