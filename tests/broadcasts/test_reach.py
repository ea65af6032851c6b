"""A cancellation and a stop reach everybody within a minute, however many they are, without waiting in between."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import bindparam, func, select

from goodmob.broadcasts.actions.deliver import AT_ONCE
from goodmob.broadcasts.tables import broadcast, broadcast_receipt
from goodmob.commitments.actions.join import Joining, join
from goodmob.core.clock import MINUTE
from goodmob.core.database.statements import statement
from goodmob.mobs.actions.cancel import cancel_mob
from goodmob.mobs.actions.halt import halt_mob
from goodmob.notifications.tables import notification
from tests.broadcasts.test_telling import move
from tests.commitments.gathering import crowd
from tests.mobs.scene import called
from tests.world.databases import LONG_WALK
from tests.world.world import World

MANY = 300

REACHED = statement(
    select(
        func.count().label("receipts"),
        func.count(func.distinct(broadcast_receipt.c.account_id)).label("people"),
        func.max(broadcast_receipt.c.created_at).label("last"),
        func.min(broadcast.c.state).label("state"),
    )
    .join_from(broadcast, broadcast_receipt, broadcast_receipt.c.broadcast_id == broadcast.c.id)
    .where(broadcast.c.circumstance == bindparam("circumstance"))
)
TOLD = statement(
    select(func.count(func.distinct(notification.c.account_id))).where(notification.c.type == bindparam("notice"))
)


async def cancelled(world: World, mob_id: int, host_id: int) -> None:
    """The host calls the mob off."""
    await world.house.db.act(cancel_mob, host_id, mob_id, lane=mob_id)


async def halted(world: World, mob_id: int, _: int) -> None:
    """Staff stop the mob."""
    await world.house.db.act(halt_mob, None, mob_id, lane=mob_id)


@pytest.mark.parametrize(("circumstance", "act", "hosts"), [("cancelled", cancelled, 0), ("halted", halted, 1)])
@LONG_WALK
async def test_everybody_hears_of_it_within_a_minute(
    world: World, circumstance: str, act: Callable[[World, int, int], Awaitable[None]], hosts: int
) -> None:
    ben = await world.person("ben")
    mob_id = int((await called(world, ben))["id"])
    people = await crowd(world, MANY)
    for some in (people[at : at + 100] for at in range(0, MANY, 100)):
        await asyncio.gather(*(world.house.db.act(join, mob_id, one, Joining(), lane=mob_id) for one in some))
    await world.settle()

    began = world.clock.now()
    await act(world, mob_id, int(ben.id))
    await world.settle()

    reached = await world.house.db.one(REACHED, circumstance=circumstance)
    assert reached is not None
    assert (reached.receipts, reached.people, reached.state) == (MANY + hosts, MANY + hosts, "sent")
    assert reached.last - began < MINUTE
    assert await world.house.db.value(TOLD, notice=f"mob.{circumstance}") == MANY + hosts


@LONG_WALK
async def test_a_whole_slice_of_people_who_get_letters_twice_over_has_room_in_one_action(world: World) -> None:
    ben = await world.person("ben")
    mob = await called(world, ben)
    for number in range(AT_ONCE):
        await (await world.person(f"p{number}")).api("POST", f"/api/v1/mobs/{mob['id']}/join")
    await world.settle()

    for hours in (5, 6):
        await move(world, ben, mob, hours)

    assert len([letter for letter in world.letters if letter.subject.startswith("Plans have changed")]) == 2 * AT_ONCE
