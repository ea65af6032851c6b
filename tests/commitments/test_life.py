"""A call lives by the clock: it gathers, tips or fails, opens, closes and reports, through its jobs."""

import pytest

from goodmob.commitments.actions.advance import advance
from goodmob.commitments.actions.cancel_call import cancel_call
from goodmob.commitments.actions.check_in import check_in
from goodmob.commitments.actions.leave import leave
from goodmob.commitments.actions.publish_call import publish_call
from goodmob.core.clock import HOUR, MINUTE
from goodmob.core.errors import Invalid, NotFound
from tests.commitments.calls import act, changes, does, figures, joins, opened, own, state_of, the_call
from tests.world.books import books, changed
from tests.world.world import World


async def test_a_whole_life(world: World) -> None:
    ben = await world.person("ben")
    call_id = await opened(world, ben)
    assert await state_of(world, call_id) == "gathering"

    world.step(hours=10, seconds=-1)
    assert await state_of(world, call_id) == "gathering"
    world.step(seconds=1)
    assert await state_of(world, call_id) == "live"
    world.step(hours=2)
    assert await state_of(world, call_id) == "tallying"
    world.step(hours=2)
    assert await state_of(world, call_id) == "reported"
    world.step(days=100)
    assert await state_of(world, call_id) == "reported"


async def test_a_long_sleep_is_caught_up_with(world: World) -> None:
    ben = await world.person("ben")
    call_id = await opened(world, ben)

    world.step(days=3)

    assert await state_of(world, call_id) == "reported"


async def test_it_starts_at_once(world: World) -> None:
    ben = await world.person("ben")
    now = world.clock.now()

    call_id = await opened(world, ben, starts_at=now, ends_at=now + MINUTE)

    assert (await the_call(world, call_id)).state == "live"
    world.step(minutes=1)
    assert await state_of(world, call_id) == "tallying"


async def test_too_few_joined(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id = await opened(world, ben, threshold=2, join_by=world.clock.now() + 5 * HOUR)
    await joins(world, call_id, ada)

    world.step(hours=5)

    assert await state_of(world, call_id) == "failed"
    world.step(hours=5)
    assert await state_of(world, call_id) == "failed"


async def test_enough_joined(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    call_id = await opened(world, ben, threshold=2, join_by=world.clock.now() + 5 * HOUR)

    await joins(world, call_id, ada)
    await joins(world, call_id, cleo)
    assert await state_of(world, call_id) == "tipped"

    await act(world, leave, call_id, int(cleo.id))
    world.step(hours=5)
    assert await state_of(world, call_id) == "tipped"
    world.step(hours=5)
    assert await state_of(world, call_id) == "live"


async def test_it_never_waits_for_its_job(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id = await opened(world, ben)
    await joins(world, call_id, ada)

    world.step(hours=10)
    await does(world, call_id, ada, 3)

    assert (await the_call(world, call_id)).state == "live"
    assert (await figures(world, call_id)).units == 3


async def test_nobody_knows_when_an_unknown_call_goes_on(world: World) -> None:
    assert await act(world, advance, 1) is None
    with pytest.raises(NotFound):
        await act(world, cancel_call, 1)


async def test_a_draft_waits_for_its_host(world: World) -> None:
    ben = await world.person("ben")
    call_id = await opened(world, ben, draft=True)
    world.step(hours=1)
    assert await state_of(world, call_id) == "draft"

    await act(world, publish_call, call_id)
    assert await state_of(world, call_id) == "gathering"
    await act(world, publish_call, call_id)

    world.step(hours=9)
    assert await state_of(world, call_id) == "live"


async def test_a_draft_whose_time_has_passed(world: World) -> None:
    ben = await world.person("ben")
    call_id = await opened(world, ben, draft=True)
    world.step(hours=11)

    with pytest.raises(Invalid, match="Starts at can't be in the past"):
        await act(world, publish_call, call_id)

    await changes(world, call_id, starts_at=world.clock.now() + HOUR, ends_at=world.clock.now() + 2 * HOUR)
    await act(world, publish_call, call_id)
    world.step(hours=1)
    assert await state_of(world, call_id) == "live"


async def test_wrong_terms_leave_nothing(world: World) -> None:
    ben = await world.person("ben")
    before = await books(world.house.db)

    with pytest.raises(Invalid, match="Ends at must be after the start"):
        await opened(world, ben, ends_at=world.clock.now() + HOUR)

    assert not changed(before, await books(world.house.db))


async def test_who_did_not_come(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    call_id = await opened(world, ben)
    codes = [(await joins(world, call_id, who)).code for who in (ada, cleo, mo)]
    world.step(hours=10)
    await act(world, check_in, call_id, int(ada.id), code=codes[0])
    await does(world, call_id, cleo)

    world.step(hours=4)
    await world.settle()

    assert [(await own(world, call_id, who)).state for who in (ada, cleo, mo)] == ["confirmed", "done", "no_show"]


async def test_nobody_is_missed_where_nobody_looked(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id = await opened(world, ben)
    await joins(world, call_id, ada)

    world.step(days=1)

    assert await state_of(world, call_id) == "reported"
    assert (await own(world, call_id, ada)).state == "confirmed"


async def test_many_did_not_come(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodmob.commitments.actions.settle.SLICE", 2)
    ben = await world.person("ben")
    call_id = await opened(world, ben)
    fans = [await world.person(f"fan{number}") for number in range(5)]
    codes = [(await joins(world, call_id, fan)).code for fan in fans]
    world.step(hours=10)
    await act(world, check_in, call_id, int(ben.id), code=codes[2])

    world.step(hours=4)
    await world.settle()

    states = [(await own(world, call_id, fan)).state for fan in fans]
    assert states == ["no_show", "no_show", "confirmed", "no_show", "no_show"]
