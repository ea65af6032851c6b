"""People join and leave: who is in, who is refused, and what a second try is answered."""

import pytest

from goodmob.commitments.actions.cancel_call import cancel_call
from goodmob.commitments.actions.do_deed import NewDeed, do_deed
from goodmob.commitments.queries.calls import call_by_id
from goodmob.commitments.rules.limits import CODE_LENGTH, CODE_LETTERS
from goodmob.core.clock import HOUR, MINUTE
from goodmob.core.errors import Conflict, Invalid, NotFound
from tests.commitments.gathering import AHEAD, call, counters, crowd, everybody, joins, leaves, places, state
from tests.world.world import World


async def test_ada_joins(world: World) -> None:
    ada, ben = await crowd(world, 2)
    parade = await call(world, ben)

    own = await joins(world, parade, ada, 3, invited_by=ben, via="reply")

    assert (own.state, own.party_size, own.turn, own.invited_by, own.via) == ("confirmed", 3, 0, ben, "reply")
    assert len(own.code) == CODE_LENGTH
    assert set(own.code) <= set(CODE_LETTERS)
    assert await everybody(world, parade) == [own]
    assert counters(await places(world, parade)) == (3, 0, 0, 0)


async def test_again_is_answered_the_same(world: World) -> None:
    ada, ben = await crowd(world, 2)
    parade = await call(world, ben, capacity=5)

    first = await joins(world, parade, ada)

    assert await joins(world, parade, ada, 4, needs=9) == first
    assert counters(await places(world, parade)) == (1, 0, 0, 0)


async def test_again_is_answered_the_same_when_joining_has_ended(world: World) -> None:
    ada, ben = await crowd(world, 2)
    parade = await call(world, ben, join_by=world.clock.now() + HOUR)
    first = await joins(world, parade, ada)

    world.step(hours=2)

    assert await joins(world, parade, ada) == first


@pytest.mark.parametrize(("capacity", "party", "most"), [(None, 0, 20), (None, 21, 20), (3, 4, 3)])
async def test_a_party_that_never_fits(world: World, capacity: int | None, party: int, most: int) -> None:
    ada, ben = await crowd(world, 2)
    parade = await call(world, ben, capacity=capacity)

    with pytest.raises(Invalid, match=f"Party size must be between 1 and {most}") as refused:
        await joins(world, parade, ada, party)

    assert refused.value.field == "party_size"
    assert await state(world, parade, ada) == ""


@pytest.mark.parametrize("needs", [1, 1_000_001])
async def test_a_condition_that_is_none(world: World, needs: int) -> None:
    ada, ben = await crowd(world, 2)
    parade = await call(world, ben)

    with pytest.raises(Invalid) as refused:
        await joins(world, parade, ada, needs=needs)

    assert refused.value.field == "condition"


async def test_nobody_joins_a_draft(world: World) -> None:
    ada, ben = await crowd(world, 2)
    parade = await call(world, ben, draft=True)

    with pytest.raises(NotFound):
        await joins(world, parade, ada)


async def test_nobody_joins_what_does_not_exist(world: World) -> None:
    (ada,) = await crowd(world, 1)

    with pytest.raises(NotFound):
        await joins(world, 1, ada)


async def test_nobody_joins_after_join_by(world: World) -> None:
    ada, ben = await crowd(world, 2)
    parade = await call(world, ben, join_by=world.clock.now() + HOUR)

    world.step(hours=1)

    with pytest.raises(Conflict, match="Joining has ended"):
        await joins(world, parade, ada)


async def test_nobody_joins_what_was_called_off(world: World) -> None:
    ada, ben, cleo = await crowd(world, 3)
    parade = await call(world, ben)
    await joins(world, parade, cleo)
    await world.house.db.act(cancel_call, parade, lane=parade)

    for who in (ada, cleo):
        with pytest.raises(Conflict, match="It has been called off"):
            await joins(world, parade, who)


async def test_the_clock_decides_even_if_its_job_is_late(world: World) -> None:
    ada, ben = await crowd(world, 2)
    parade = await call(world, ben, threshold=2)
    await joins(world, parade, ben)

    world.clock.step(AHEAD)

    with pytest.raises(Conflict, match="too few people"):
        await joins(world, parade, ada)


async def test_ben_leaves_and_comes_back(world: World) -> None:
    ada, ben = await crowd(world, 2)
    parade = await call(world, ada)
    first = await joins(world, parade, ben, 2, invited_by=ada, via="link")

    left = await leaves(world, parade, ben)
    again = await leaves(world, parade, ben)
    back = await joins(world, parade, ben, 5)

    assert left.state == "released"
    assert again == left
    assert (back.id, back.code, back.state, back.party_size) == (first.id, first.code, "confirmed", 5)
    assert (back.invited_by, back.via) == (ada, "link")
    assert counters(await places(world, parade)) == (5, 0, 0, 0)


async def test_who_never_joined_cannot_leave(world: World) -> None:
    ada, ben = await crowd(world, 2)
    parade = await call(world, ben)

    with pytest.raises(NotFound):
        await leaves(world, parade, ada)


async def test_who_did_something_cannot_leave(world: World) -> None:
    ada, ben = await crowd(world, 2)
    parade = await call(world, ben, starts_at=world.clock.now())
    await joins(world, parade, ada)
    await world.house.db.act(do_deed, parade, ada, NewDeed(units=1), lane=parade)

    with pytest.raises(Conflict):
        await leaves(world, parade, ada)

    assert counters(await places(world, parade)) == (1, 0, 0, 0)


async def test_nobody_leaves_what_is_over(world: World) -> None:
    ada, ben = await crowd(world, 2)
    parade = await call(world, ben, threshold=2)
    await joins(world, parade, ada)

    world.clock.step(AHEAD + MINUTE)
    await world.settle()

    with pytest.raises(Conflict, match="too few people"):
        await leaves(world, parade, ada)


async def test_a_call_tips_for_ever(world: World) -> None:
    ada, ben, cleo = await crowd(world, 3)
    parade = await call(world, ada, threshold=3)
    await joins(world, parade, ada)
    await joins(world, parade, ben, 2)
    tipped_at = world.clock.now()

    world.step(minutes=1)
    await leaves(world, parade, ben)
    await joins(world, parade, cleo, 2)

    found = await call_by_id(world.house.db, parade)
    assert found is not None
    assert (found.state, found.tipped_at) == ("tipped", tipped_at)
