"""When it is full: the line, offers of places that become free, and conditions."""

from goodmob.commitments.queries.commitments import commitment_of, position_of
from goodmob.core.clock import DAY, HOUR
from tests.commitments.gathering import call, counters, crowd, joins, leaves, places, resize, state
from tests.world.world import World


async def test_nobody_overtakes_a_party_that_waits(world: World) -> None:
    ada, ben, cleo = await crowd(world, 3)
    parade = await call(world, ada, capacity=3)
    await joins(world, parade, ada)

    party = await joins(world, parade, ben, 3)
    single = await joins(world, parade, cleo)

    assert (party.state, party.turn) == ("waitlisted", 1)
    assert (single.state, single.turn) == ("waitlisted", 2)
    assert [await position_of(world.house.db, row) for row in (party, single)] == [1, 2]
    assert counters(await places(world, parade)) == (1, 0, 4, 0)


async def test_the_line_moves_up_when_its_first_leaves(world: World) -> None:
    ada, ben, cleo = await crowd(world, 3)
    parade = await call(world, ada, capacity=3)
    await joins(world, parade, ada)
    await joins(world, parade, ben, 3)
    await joins(world, parade, cleo, 2)

    await leaves(world, parade, ben)

    assert await state(world, parade, cleo) == "offered"
    assert counters(await places(world, parade)) == (1, 2, 0, 0)


async def test_a_place_that_becomes_free_is_offered_for_a_day(world: World) -> None:
    ada, ben, cleo, mo = await crowd(world, 4)
    parade = await call(world, ada, capacity=1)
    for who in (ada, ben, cleo):
        await joins(world, parade, who)

    await leaves(world, parade, ada)

    own = await commitment_of(world.house.db, parade, ben)
    assert own is not None
    assert (own.state, own.offer_expires_at) == ("offered", world.clock.now() + DAY)
    assert await state(world, parade, cleo) == "waitlisted"
    assert (await joins(world, parade, mo)).state == "waitlisted"


async def test_who_is_offered_a_place_accepts_by_joining(world: World) -> None:
    ada, ben = await crowd(world, 2)
    parade = await call(world, ada, capacity=2, threshold=2)
    await joins(world, parade, ada)
    await joins(world, parade, ben, 2)
    await leaves(world, parade, ada)

    own = await joins(world, parade, ben)

    assert (own.state, own.party_size, own.offer_expires_at) == ("confirmed", 2, None)
    assert counters(await places(world, parade)) == (2, 0, 0, 0)
    world.step(days=2)
    await world.settle()
    assert await state(world, parade, ben) == "confirmed"


async def test_a_declined_offer_goes_to_the_next(world: World) -> None:
    ada, ben, cleo = await crowd(world, 3)
    parade = await call(world, ada, capacity=1)
    for who in (ada, ben, cleo):
        await joins(world, parade, who)
    await leaves(world, parade, ada)

    declined = await leaves(world, parade, ben)

    assert declined.state == "declined"
    assert await state(world, parade, cleo) == "offered"


async def test_an_offer_that_nobody_takes_goes_to_the_next(world: World) -> None:
    ada, ben, cleo = await crowd(world, 3)
    parade = await call(world, ada, capacity=1)
    for who in (ada, ben, cleo):
        await joins(world, parade, who)
    await leaves(world, parade, ada)
    await world.settle()

    world.step(hours=23)
    await world.settle()
    before = await state(world, parade, ben)
    world.step(hours=1)
    await world.settle()

    assert before == "offered"
    assert await state(world, parade, ben) == "expired"
    assert await state(world, parade, cleo) == "offered"
    assert (await joins(world, parade, ben)).turn == 3


async def test_an_offer_that_has_expired_cannot_be_accepted(world: World) -> None:
    ada, ben, cleo = await crowd(world, 3)
    parade = await call(world, ada, capacity=1)
    for who in (ada, ben, cleo):
        await joins(world, parade, who)
    await leaves(world, parade, ada)

    world.step(days=1)
    late = await joins(world, parade, ben)

    assert (late.state, late.turn) == ("waitlisted", 3)
    assert await state(world, parade, cleo) == "offered"


async def test_the_second_offer_lasts_as_long_as_the_first(world: World) -> None:
    ada, ben = await crowd(world, 2)
    parade = await call(world, ada, capacity=1)
    await joins(world, parade, ada)
    await joins(world, parade, ben)
    await leaves(world, parade, ada)
    await world.settle()
    world.step(hours=20)
    await leaves(world, parade, ben)
    await joins(world, parade, ada)
    await joins(world, parade, ben)
    await leaves(world, parade, ada)
    await world.settle()

    world.step(hours=20)
    await world.settle()

    assert await state(world, parade, ben) == "offered"


async def test_nothing_is_offered_once_joining_has_ended(world: World) -> None:
    ada, ben = await crowd(world, 2)
    parade = await call(world, ada, capacity=1, join_by=world.clock.now() + HOUR)
    await joins(world, parade, ada)
    await joins(world, parade, ben)

    world.step(hours=1)
    await leaves(world, parade, ada)

    assert await state(world, parade, ben) == "waitlisted"


async def test_more_places_go_to_the_line(world: World) -> None:
    ada, ben, cleo = await crowd(world, 3)
    parade = await call(world, ada, capacity=2)
    await joins(world, parade, ada, 2)
    await joins(world, parade, ben, 2)
    await joins(world, parade, cleo)

    await resize(world, parade, 4)

    assert await state(world, parade, ben) == "offered"
    assert await state(world, parade, cleo) == "waitlisted"


async def test_ten_come_if_ten_come(world: World) -> None:
    people = await crowd(world, 10)
    parade = await call(world, people[0], threshold=10)
    waiting = [await joins(world, parade, who, needs=10) for who in people[:9]]

    last = await joins(world, parade, people[9], needs=10)

    assert {row.state for row in waiting} == {"waiting"}
    assert last.state == "confirmed"
    assert [await state(world, parade, who) for who in people] == ["confirmed"] * 10
    assert counters(await places(world, parade)) == (10, 0, 0, 0)


async def test_who_waits_for_a_condition_can_leave(world: World) -> None:
    ada, ben, cleo = await crowd(world, 3)
    parade = await call(world, cleo)
    await joins(world, parade, ada, needs=2)
    await leaves(world, parade, ada)

    await joins(world, parade, ben)

    assert await state(world, parade, ada) == "released"
    assert counters(await places(world, parade)) == (1, 0, 0, 0)


async def test_a_condition_is_not_met_by_those_who_would_stand_in_the_line(world: World) -> None:
    ada, ben, cleo, mo = await crowd(world, 4)
    parade = await call(world, ada, capacity=4)
    await joins(world, parade, ada, 2)
    await joins(world, parade, ben, 3)
    first = await joins(world, parade, cleo, needs=4)
    second = await joins(world, parade, mo, needs=4)

    await leaves(world, parade, ben)

    assert (first.state, second.state) == ("waiting", "waiting")
    assert counters(await places(world, parade)) == (4, 0, 0, 0)


async def test_a_condition_is_not_met_by_places_that_are_offered_to_others(world: World) -> None:
    ada, ben, cleo, mo = await crowd(world, 4)
    parade = await call(world, ada, capacity=3)
    await joins(world, parade, ada, 3)
    await joins(world, parade, ben, 2)
    await leaves(world, parade, ada)
    await joins(world, parade, cleo, needs=2)
    own = await joins(world, parade, mo, needs=2)

    await joins(world, parade, ben)

    assert own.state == "waiting"
    assert counters(await places(world, parade)) == (3, 0, 1, 0)


async def test_who_comes_on_a_condition_of_what_is_there_is_in(world: World) -> None:
    ada, ben = await crowd(world, 2)
    parade = await call(world, ada, capacity=4)
    await joins(world, parade, ada, 4)

    own = await joins(world, parade, ben, needs=3)

    assert (own.state, own.turn) == ("waitlisted", 1)
