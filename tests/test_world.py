"""The world itself: a house that opens, a clock that stands still, statements that are counted."""

import asyncio

from goodmob.core.clock import HOUR
from goodmob.core.jobs.dead import dead
from tests.world.clock import SteppedClock
from tests.world.world import World


async def test_a_house_opens_on_each_database_and_answers(world: World) -> None:
    response = await world.anyone.get("/api/v1/nothing")

    assert (response.status_code, response.json()) == (404, {"error": "Record not found"})


async def test_statements_are_counted(world: World) -> None:
    with world.counting() as count:
        await dead(world.house.db)
        await dead(world.house.db)

    assert count.total == 2
    assert "failed_at" in count.statements[0]


async def test_sleepers_wake_in_order_when_their_moment_is_reached() -> None:
    clock = SteppedClock()
    woken = []

    async def sleep(name: str, duration: int) -> None:
        await clock.sleep(duration)
        woken.append(name)

    sleepers = [asyncio.create_task(sleep("Ben", 2 * HOUR)), asyncio.create_task(sleep("Ada", HOUR))]
    await asyncio.sleep(0)
    clock.step(2 * HOUR)
    await asyncio.gather(*sleepers)

    assert woken == ["Ada", "Ben"]


async def test_people_come_in_with_a_token(world: World) -> None:
    ada = await world.person("ada")

    assert ada.id.isdigit()
    assert (await ada.get("/api/v1/nothing")).status_code == 404
