"""Short words for what people do with mobs in the tests."""

from typing import Any

from goodmob.core.clock import HOUR, iso
from tests.world.world import Client, World

MOBS = "/api/v1/mobs"


def litter(world: World, *, hours: float = 24, lasting: float = 2, **more: Any) -> dict[str, Any]:
    """A mob that picks up litter, so many hours from now, for so many hours."""
    start = world.clock.now() + round(hours * HOUR)
    usual = {"title": "Pick up one piece of litter", "verb": "do", "unit": "piece", "time_zone": "Europe/Paris"}
    window = {"starts_at": iso(start), "ends_at": iso(start + round(lasting * HOUR))}
    wish = {**usual, **window, **more}
    return {name: value for name, value in wish.items() if value is not None}


async def call(world: World, who: Client, **more: Any) -> Any:
    """Calls such a mob and gives it as its host sees it."""
    return await who.api("POST", MOBS, json=litter(world, **more))


async def look(who: Client, mob: Any) -> Any:
    """The mob as somebody sees it now."""
    return await who.api("GET", f"{MOBS}/{mob['id']}")


async def join(who: Client, mob: Any, **wish: Any) -> Any:
    """Joins the mob and gives the commitment."""
    return await who.api("POST", f"{MOBS}/{mob['id']}/join", json=wish)


async def leave(who: Client, mob: Any) -> Any:
    """Leaves the mob and gives the commitment."""
    return await who.api("POST", f"{MOBS}/{mob['id']}/leave")


async def refused(who: Client, method: str, path: str, **about: Any) -> tuple[int, str | None]:
    """The status of a request that is refused, and the field that it blames."""
    response = await who.request(method, path, **about)
    return response.status_code, response.json().get("field")
