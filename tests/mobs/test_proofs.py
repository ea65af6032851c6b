"""What has to hold of a whole mob whatever happens: many people at once, and clocks that are changed meanwhile."""

import asyncio
from collections import Counter

import pytest
from sqlalchemy import select

from goodmob.broadcasts.tables import broadcast, broadcast_receipt
from goodmob.core.clock import DAY, HOUR, MINUTE, SECOND, from_iso
from goodmob.core.database.statements import statement
from tests.mobs.scene import Json, answer, called, joined, look, told
from tests.world.world import World

THRESHOLD = 6
RUSH = 24

REACHED = statement(
    select(broadcast.c.circumstance, broadcast.c.occasion, broadcast_receipt.c.account_id)
    .join_from(broadcast, broadcast_receipt, broadcast_receipt.c.broadcast_id == broadcast.c.id)
    .order_by(broadcast.c.id),
    long=True,
)


async def test_a_rush_at_one_before_the_threshold_tips_it_once_and_tells_each_once(world: World) -> None:
    ben, *early = [await world.person(name) for name in ("ben", *(f"early{number}" for number in range(THRESHOLD - 1)))]
    late = [await world.person(f"late{number}") for number in range(RUSH)]
    mob = await called(world, ben, ahead=2 * DAY, threshold=THRESHOLD)
    for person in early:
        await joined(world, person, mob)
    assert (await look(ben, mob))["state"] == "gathering"

    path = f"/api/v1/mobs/{mob['id']}/join"
    await asyncio.gather(*(person.api("POST", path) for person in late for _ in range(2)))
    await world.settle()

    seen = await look(ben, mob)
    assert (seen["state"], seen["joined"]) == ("tipped", THRESHOLD - 1 + RUSH)
    everybody = [ben, *early, *late]
    rows = await world.house.db.all(REACHED)
    assert Counter((row.circumstance, row.account_id) for row in rows) == {
        ("tipped", int(person.id)): 1 for person in everybody
    }
    for person in everybody:
        assert await told(person, "mob.tipped") == [("mob.tipped", mob["status_id"])]
    written = Counter(letter.to for letter in world.letters)
    assert written == {f"{person.username}@goodmob.test": 1 for person in everybody}


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "hours", "words"),
    [
        ("2027-03-28T01:30", "2027-03-28T03:30", 1, "Sun, 28 Mar 2027, 01:30-03:30 (Europe/Paris)"),
        ("2027-10-31T01:30", "2027-10-31T03:30", 3, "Sun, 31 Oct 2027, 01:30-03:30 (Europe/Paris)"),
    ],
    ids=["clocks go forward", "clocks go back"],
)
async def test_a_whole_life_while_the_clocks_are_changed(
    world: World, starts_at: str, ends_at: str, hours: int, words: str
) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, starts_at=starts_at, ends_at=ends_at, time_zone="Europe/Paris", threshold=2)
    start, end = from_iso(mob["starts_at"]), from_iso(mob["ends_at"])
    assert end - start == hours * HOUR
    face = await ada.api("GET", f"/api/v1/statuses/{mob['status_id']}")
    assert words in face["content"]
    await joined(world, ada, mob, party_size=2)

    await _turns(world, mob, start - DAY, "tipped", "tipped")
    assert await told(ada, "mob.tomorrow") == [("mob.tomorrow", mob["status_id"])]
    await _turns(world, mob, start - 10 * MINUTE, "tipped", "tipped")
    assert await told(ada, "mob.soon") == [("mob.soon", mob["status_id"])]
    await _turns(world, mob, start, "tipped", "live")
    await answer(world, ada, mob, "#did 2")
    await _turns(world, mob, end, "live", "tallying")
    await answer(world, ada, mob, "Another one: #did")
    await _turns(world, mob, end + hours * HOUR, "tallying", "reported")

    report = await world.anyone.api("GET", f"/api/v1/mobs/{mob['id']}/report")
    assert (report["final"], report["joined"], report["tally"], report["late"]) == (True, 2, 2, 1)
    rows = await world.house.db.all(REACHED)
    heard = Counter(row.circumstance for row in rows if row.account_id == int(ada.id))
    assert heard == dict.fromkeys(("tipped", "tomorrow", "soon", "live", "thanks"), 1)


async def _turns(world: World, mob: Json, moment: int, before: str, after: str) -> None:
    """At this moment (us), and not a second earlier, the mob is in another state."""
    world.clock.step(moment - SECOND - world.clock.now())
    await world.settle()
    assert (await look(world.anyone, mob))["state"] == before
    world.clock.step(SECOND)
    await world.settle()
    assert (await look(world.anyone, mob))["state"] == after
