"""A scene for tests of mobs: Ben calls one, others answer it and are told things."""

from typing import Any

from goodmob.core.clock import HOUR, iso
from tests.world.world import Client, World

Json = dict[str, Any]


async def called(world: World, host: Client, *, ahead: int = HOUR, lasts: int = HOUR, **fields: Any) -> Json:
    """A mob of the host that begins after `ahead` and ends after `lasts` (us), as the API shows it."""
    start = world.clock.now() + ahead
    usual = {"title": "Pick up litter", "verb": "do", "unit": "pieces", "time_zone": "UTC", "language": "en"}
    times = {"starts_at": iso(start), "ends_at": iso(start + lasts)}
    mob: Json = await host.api("POST", "/api/v1/mobs", data={**usual, **times, **fields})
    await world.settle()
    return mob


async def answer(world: World, person: Client, to: Json, text: str, **fields: Any) -> Json:
    """A reply to a mob's post, or to another post, after everything has followed from it."""
    data = {"status": text, "in_reply_to_id": to.get("status_id", to["id"]), **fields}
    post: Json = await person.api("POST", "/api/v1/statuses", data=data)
    await world.settle()
    return post


async def look(person: Client, mob: Json) -> Json:
    """The mob as the person sees it now."""
    seen: Json = await person.api("GET", f"/api/v1/mobs/{mob['id']}")
    return seen


async def told(person: Client, *types: str) -> list[tuple[str, str]]:
    """What the person was told of mobs, the newest first: types of notices and ids of the posts they are about."""
    params = {"types[]": list(types)} if types else {}
    notices = await person.api("GET", "/api/v1/notifications", params={**params, "limit": 80})
    return [(notice["type"], notice["status"]["id"]) for notice in notices if notice["type"].startswith("mob.")]


async def joined(world: World, person: Client, mob: Json, **wish: Any) -> Json:
    """The commitment of somebody who joins by API, after everything has followed from it."""
    commitment: Json = await person.api("POST", f"/api/v1/mobs/{mob['id']}/join", data=wish)
    await world.settle()
    return commitment
