"""Calls are called off by their host, and stopped and let go on by staff."""

import pytest

from goodmob.commitments.actions.cancel_call import cancel_call
from goodmob.commitments.actions.check_in import check_in
from goodmob.commitments.actions.halt_call import halt_call, resume_call
from goodmob.commitments.actions.leave import leave
from goodmob.commitments.actions.publish_call import publish_call
from goodmob.core.errors import Conflict
from tests.commitments.calls import act, changes, does, joins, opened, own, state_of
from tests.world.books import books, changed
from tests.world.world import World


@pytest.mark.parametrize("hours", [0, 11], ids=["gathering", "live"])
async def test_called_off(world: World, hours: int) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id = await opened(world, ben)
    world.step(hours=hours)
    await world.settle()

    await act(world, cancel_call, call_id)
    await world.settle()
    before = await books(world.house.db)
    await act(world, cancel_call, call_id)

    assert not changed(before, await books(world.house.db))
    with pytest.raises(Conflict, match="called off"):
        await joins(world, call_id, ada)
    with pytest.raises(Conflict, match="called off"):
        await act(world, publish_call, call_id)
    with pytest.raises(Conflict, match="called off"):
        await changes(world, call_id, capacity=5)
    world.step(days=1)
    assert await state_of(world, call_id) == "cancelled"


async def test_what_is_over_cannot_be_called_off(world: World) -> None:
    ben = await world.person("ben")
    call_id = await opened(world, ben)
    world.step(hours=12)

    with pytest.raises(Conflict, match="It is over"):
        await act(world, cancel_call, call_id)


async def test_stopped_by_staff(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    call_id = await opened(world, ben)
    joined = await joins(world, call_id, ada)
    world.step(hours=9)

    await act(world, halt_call, call_id)
    await act(world, halt_call, call_id)

    world.step(hours=1)
    assert await state_of(world, call_id) == "halted"
    for refused in (
        joins(world, call_id, cleo),
        does(world, call_id, ada),
        act(world, check_in, call_id, int(ada.id), code=joined.code),
        changes(world, call_id, capacity=5),
        act(world, cancel_call, call_id),
    ):
        with pytest.raises(Conflict, match="It has been stopped"):
            await refused
    assert (await act(world, leave, call_id, int(ada.id))).state == "released"


async def test_it_goes_on_where_the_clock_says(world: World) -> None:
    ben = await world.person("ben")
    call_id = await opened(world, ben)
    await act(world, halt_call, call_id)
    world.step(hours=11)
    await world.settle()

    await act(world, resume_call, call_id)

    assert await state_of(world, call_id) == "live"
    world.step(hours=1)
    assert await state_of(world, call_id) == "tallying"
    with pytest.raises(Conflict, match="It has not been stopped"):
        await act(world, resume_call, call_id)


async def test_it_goes_on_where_it_stood(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    call_id = await opened(world, ben, capacity=1)
    await joins(world, call_id, ada)
    await joins(world, call_id, cleo)
    await act(world, halt_call, call_id)
    await act(world, leave, call_id, int(ada.id))
    assert (await own(world, call_id, cleo)).state == "waitlisted"

    await act(world, resume_call, call_id)

    assert await state_of(world, call_id) == "gathering"
    assert (await own(world, call_id, cleo)).state == "offered"


@pytest.mark.parametrize("draft", [True, False], ids=["draft", "over"])
async def test_nothing_to_stop(world: World, draft: bool) -> None:
    ben = await world.person("ben")
    call_id = await opened(world, ben, draft=draft)
    world.step(days=3)

    with pytest.raises(Conflict):
        await act(world, halt_call, call_id)
