"""Roles: each has places and a line of its own; and places that are held while somebody makes up their mind."""

from collections import Counter

import pytest

from goodmob.commitments.actions.change_call import change_call
from goodmob.commitments.queries.calls import call_by_id, figures_of, pools_of, terms_of
from goodmob.commitments.rules.terms import Role
from goodmob.core.clock import DAY, MINUTE
from goodmob.core.errors import Invalid
from tests.commitments.gathering import call, counted, counters, crowd, everybody, joins, leaves, places, rush, state
from tests.world.world import World

ROLES = (Role("cook", 1), Role("guide", 2))


async def give(world: World, parade: int, *roles: Role, capacity: int | None = None) -> None:
    """Lets the host have other roles."""
    row = await call_by_id(world.house.db, parade)
    assert row is not None
    terms = (await terms_of(world.house.db, row))._replace(roles=roles, capacity=capacity)
    await world.house.db.act(change_call, parade, **terms._asdict(), lane=parade)


async def test_each_role_has_its_line(world: World) -> None:
    ada, ben, cleo, host = await crowd(world, 4)
    parade = await call(world, host, roles=ROLES)

    await joins(world, parade, ada, role="Cook")
    second = await joins(world, parade, ben, role="cook")
    third = await joins(world, parade, cleo, role="guide")

    assert (second.state, second.turn, third.state) == ("waitlisted", 1, "confirmed")
    await leaves(world, parade, ada)
    assert await state(world, parade, ben) == "offered"
    figures = (await figures_of(world.house.db, [parade]))[parade]
    assert (figures.capacity, figures.joined, figures.waiting) == (3, 1, 1)
    assert [tuple(role) for role in figures.roles] == [("cook", 1, 0, 1), ("guide", 2, 1, 0)]


async def test_who_names_no_role_takes_the_first_with_room(world: World) -> None:
    *people, host = await crowd(world, 5)
    parade = await call(world, host, roles=ROLES)

    rows = [await joins(world, parade, who) for who in people]

    names = {pool.id: pool.name for pool in await pools_of(world.house.db, parade)}
    assert [(names[row.pool_id], row.state) for row in rows] == [
        ("cook", "confirmed"),
        ("guide", "confirmed"),
        ("guide", "confirmed"),
        ("cook", "waitlisted"),
    ]


async def test_another_role_after_leaving(world: World) -> None:
    ada, host = await crowd(world, 2)
    parade = await call(world, host, roles=ROLES)
    await joins(world, parade, ada, role="cook")
    await leaves(world, parade, ada)

    row = await joins(world, parade, ada, 2, role="guide")

    assert row.state == "confirmed"
    assert [pool.confirmed for pool in await pools_of(world.house.db, parade)] == [0, 0, 2]


@pytest.mark.parametrize("roles", [(), ROLES])
async def test_a_role_that_there_is_not(world: World, roles: tuple[Role, ...]) -> None:
    ada, host = await crowd(world, 2)
    parade = await call(world, host, roles=roles)

    with pytest.raises(Invalid) as refusal:
        await joins(world, parade, ada, role="clown")

    assert refusal.value.field == "role"


async def test_roles_change_while_nobody_is_hurt(world: World) -> None:
    ada, ben, host = await crowd(world, 3)
    parade = await call(world, host, roles=ROLES)
    await joins(world, parade, ada, role="cook")
    await joins(world, parade, ben, role="cook")

    await give(world, parade, Role("cook", 2), Role("driver", None))

    assert await state(world, parade, ben) == "offered"
    assert [pool.name for pool in await pools_of(world.house.db, parade)] == ["", "cook", "driver"]
    for roles in ((Role("driver", None),), (Role("cook", 1), Role("driver", None)), ()):
        with pytest.raises(Invalid) as refusal:
            await give(world, parade, *roles, capacity=None if roles else 9)
        assert refusal.value.field == "roles"


async def test_no_roles_once_people_have_joined_without(world: World) -> None:
    ada, host = await crowd(world, 2)
    parade = await call(world, host)
    await joins(world, parade, ada)

    with pytest.raises(Invalid) as refusal:
        await give(world, parade, *ROLES)

    assert refusal.value.field == "roles"


async def test_five_hundred_want_fifty_places_of_a_role(world: World) -> None:
    *people, host = await crowd(world, 501)
    parade = await call(world, host, roles=(Role("cook", 50), Role("guide", None)), threshold=50)

    answers = await rush(people, lambda who: joins(world, parade, who, role="cook", area="here"))

    rows = await everybody(world, parade)
    assert {row.id: row.state for row in answers} == {row.id: row.state for row in rows}
    assert Counter(row.state for row in rows) == {"confirmed": 50, "waitlisted": 450}
    assert sorted(row.turn for row in rows if row.turn) == list(range(1, 451))
    cooks = (await pools_of(world.house.db, parade))[1]
    assert counters(cooks) == counted(rows)


async def test_a_place_is_held_and_taken(world: World) -> None:
    ada, ben, host = await crowd(world, 3)
    parade = await call(world, host, capacity=1)

    held = await joins(world, parade, ada, hold=True)
    again = await joins(world, parade, ada, hold=True)
    other = await joins(world, parade, ben)
    taken = await joins(world, parade, ada)

    assert (held.state, held.offer_expires_at) == ("offered", world.clock.now() + 10 * MINUTE)
    assert (again.id, again.state, again.offer_expires_at) == (held.id, "offered", held.offer_expires_at)
    assert (other.state, taken.state) == ("waitlisted", "confirmed")
    assert counters(await places(world, parade)) == (1, 0, 1, 0)


async def test_a_held_place_goes_to_the_line_when_its_time_is_over(world: World) -> None:
    ada, ben, host = await crowd(world, 3)
    parade = await call(world, host, capacity=1)
    await joins(world, parade, ada, hold=True)
    await joins(world, parade, ben)

    world.step(minutes=10)
    await world.settle()

    assert [await state(world, parade, who) for who in (ada, ben)] == ["expired", "offered"]


async def test_a_hold_is_never_longer_than_half_of_what_is_left(world: World) -> None:
    ada, host = await crowd(world, 2)
    parade = await call(world, host, capacity=1, join_by=world.clock.now() + 4 * MINUTE)

    held = await joins(world, parade, ada, hold=True)

    assert held.offer_expires_at == world.clock.now() + 2 * MINUTE


async def test_who_would_stand_in_the_line_holds_nothing(world: World) -> None:
    ada, host = await crowd(world, 2)
    parade = await call(world, host, capacity=1)
    await joins(world, parade, host)

    assert (await joins(world, parade, ada, hold=True)).state == "waitlisted"
    with pytest.raises(Invalid, match="condition"):
        await joins(world, parade, (await crowd(world, 1))[0], hold=True, needs=3, needs_by=world.clock.now() + DAY)
