"""Announcements on open screens."""

import json

from goodmob.core.clock import HOUR
from tests.announcements.telling import ANNOUNCEMENTS, tell, untell
from tests.world.world import World

USER = "/api/v1/streaming/user"
TEA = "🍵"


async def test_everybody_hears_of_announcements_and_reactions(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    async with ada.listen(USER) as adas, ben.listen(USER) as bens:
        told = await tell(world, "Tea at five.")
        for stream in (adas, bens):
            name, payload = await stream.next()
            assert name == "announcement"
            shown = json.loads(payload)
            assert (shown["id"], shown["content"], "read" in shown) == (told, "<p>Tea at five.</p>", False)

        await ada.api("PUT", f"{ANNOUNCEMENTS}/{told}/reactions/{TEA}")
        await world.settle()
        name, payload = await bens.next()
        assert (name, json.loads(payload)) == (
            "announcement.reaction",
            {"name": TEA, "count": 1, "announcement_id": told},
        )
        await ada.api("DELETE", f"{ANNOUNCEMENTS}/{told}/reactions/{TEA}")
        await world.settle()
        assert json.loads((await bens.next())[1])["count"] == 0

        await untell(world, told)
        assert await bens.next() == ("announcement.delete", told)


async def test_screens_follow_the_hours(world: World) -> None:
    ada, now = await world.person("ada"), world.clock.now()
    async with ada.listen(USER) as stream:
        gone = await tell(world, "Never", published_at=now + HOUR)
        await untell(world, gone)
        assert await stream.next() == ("announcement.delete", gone)

        told = await tell(world, "Party", published_at=now + HOUR, starts_at=now, ends_at=now + 2 * HOUR)
        world.step(hours=1)
        await world.settle()
        name, payload = await stream.next()
        assert (name, json.loads(payload)["id"]) == ("announcement", told)

        world.step(hours=1)
        await world.settle()
        assert await stream.next() == ("announcement.delete", told)
