"""People check in with their code, or at the door."""

import pytest

from goodmob.commitments.actions.check_in import check_in
from goodmob.commitments.actions.leave import leave
from goodmob.core.errors import Conflict, Forbidden, Invalid
from tests.commitments.calls import act, does, figures, joins, opened, own, state_of
from tests.world.books import books, changed
from tests.world.world import World


async def test_with_the_own_code(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id = await opened(world, ben)
    code = (await joins(world, call_id, ada, party_size=3)).code
    world.step(hours=8)

    [row] = await act(world, check_in, call_id, int(ada.id), code=code)

    assert row == await own(world, call_id, ada)
    assert (row.account_id, row.present_at) == (int(ada.id), world.clock.now())
    assert (await figures(world, call_id)).present == 3


async def test_as_people_type_it(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id = await opened(world, ben)
    code = (await joins(world, call_id, ada)).code
    world.step(hours=8)

    await act(world, check_in, call_id, int(ada.id), code=f" {code[:3].lower()}-{code[3:]} ")

    assert (await figures(world, call_id)).present == 1


async def test_again_is_the_same_answer(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id = await opened(world, ben)
    code = (await joins(world, call_id, ada)).code
    world.step(hours=8)
    first = await act(world, check_in, call_id, int(ada.id), code=code)

    world.step(minutes=5)
    assert await act(world, check_in, call_id, int(ada.id), code=code) == first
    assert await act(world, check_in, call_id, int(ben.id), account_ids=[int(ada.id)]) == first

    assert (await figures(world, call_id)).present == 1


async def test_the_host_at_the_door(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    call_id = await opened(world, ben)
    code = (await joins(world, call_id, ada, party_size=2)).code
    for who in (cleo, mo):
        await joins(world, call_id, who)
    world.step(hours=11)
    await does(world, call_id, mo)

    [row] = await act(world, check_in, call_id, int(ben.id), code=code)
    assert row.account_id == int(ada.id)
    rows = await act(world, check_in, call_id, int(ben.id), account_ids=[int(mo.id), int(cleo.id), int(mo.id)])
    assert [row.account_id for row in rows] == [int(cleo.id), int(mo.id)]

    assert (await figures(world, call_id)).present == 4
    assert (await own(world, call_id, mo)).state == "done"


async def test_wrong_codes(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    call_id = await opened(world, ben, capacity=1)
    code = (await joins(world, call_id, ada)).code
    waiting = (await joins(world, call_id, cleo)).code
    world.step(hours=9)
    await world.settle()
    before = await books(world.house.db)

    for actor, typed, why in (
        (ada, waiting, "Code is not yours"),
        (ada, "", "Code can't be blank"),
        (ada, None, "Code can't be blank"),
        (ben, code + "B", "Code is not one of this call"),
        (ben, "123456", "Code is not one of this call"),
        (ben, "\0", "Code is not one of this call"),
        (ben, waiting, "Code belongs to somebody who has no place"),
        (ben, None, "Code can't be blank"),
    ):
        with pytest.raises(Invalid, match=why):
            await act(world, check_in, call_id, int(actor.id), code=typed)

    assert not changed(before, await books(world.house.db))


async def test_only_people_with_a_place_and_the_host(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    call_id = await opened(world, ben, capacity=1)
    code = (await joins(world, call_id, ada)).code
    waiting = (await joins(world, call_id, cleo)).code
    world.step(hours=9)

    for actor, about in (
        (cleo, {"code": waiting}),
        (mo, {"code": code}),
        (ada, {"account_ids": [int(ada.id)]}),
    ):
        with pytest.raises(Forbidden):
            await act(world, check_in, call_id, int(actor.id), **about)
    with pytest.raises(Invalid, match="Account ids include somebody who has no place"):
        await act(world, check_in, call_id, int(ben.id), account_ids=[int(ada.id), int(mo.id)])
    with pytest.raises(Invalid, match="Account ids can't be more than 50"):
        await act(world, check_in, call_id, int(ben.id), account_ids=range(51))
    assert (await figures(world, call_id)).present == 0


@pytest.mark.parametrize(
    ("hours", "why"), [(7.9, "Checking in begins 2 hours before the start"), (12, "It is over")], ids=["early", "late"]
)
async def test_too_early_or_too_late(world: World, hours: float, why: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id = await opened(world, ben)
    code = (await joins(world, call_id, ada)).code
    world.step(hours=hours)

    with pytest.raises(Conflict, match=why):
        await act(world, check_in, call_id, int(ada.id), code=code)


async def test_a_code_opens_one_call_only(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id, other_id = await opened(world, ben), await opened(world, ben)
    code = (await joins(world, call_id, ada)).code
    await joins(world, other_id, ada)
    world.step(hours=9)

    with pytest.raises(Invalid, match="Code is not yours"):
        await act(world, check_in, other_id, int(ada.id), code=code)
    with pytest.raises(Invalid, match="Code is not one of this call"):
        await act(world, check_in, other_id, int(ben.id), code=code)


async def test_who_was_there_has_been_there(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id = await opened(world, ben)
    code = (await joins(world, call_id, ada)).code
    world.step(hours=10)
    assert await state_of(world, call_id) == "live"
    await act(world, check_in, call_id, int(ada.id), code=code)

    with pytest.raises(Conflict):
        await act(world, leave, call_id, int(ada.id))

    assert (await figures(world, call_id)).present == 1
