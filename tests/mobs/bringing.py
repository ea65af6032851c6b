"""Short words for who brings whom to mobs in the tests."""

from typing import Any

from tests.mobs.calling import MOBS
from tests.mobs.scene import joined
from tests.posts.saying import do, follow
from tests.world.world import Client, World


async def boosts(world: World, who: Client, mob: Any) -> None:
    """Boosts the post of the mob, and lets what follows from it happen."""
    await do(who, "reblog", {"id": mob["status_id"]})
    await world.settle()


async def comes(world: World, who: Client, mob: Any, *, by: Client | None = None, **wish: Any) -> Any:
    """Joins the mob, by the word of the newcomer because of somebody, and gives the commitment as it is then."""
    await joined(world, who, mob, **({} if by is None else {"invited_by": by.id}), **wish)
    return (await who.api("GET", f"{MOBS}/{mob['id']}"))["me"]


async def does(world: World, who: Client, mob: Any) -> None:
    """Does what the mob is about."""
    await who.api("POST", f"{MOBS}/{mob['id']}/deeds", json={"count": 1, "quiet": True})
    await world.settle()


async def tree(who: Client, mob: Any, **params: Any) -> Any:
    """The cascade as somebody sees it."""
    return await who.api("GET", f"{MOBS}/{mob['id']}/cascade", params=params)


async def branches(who: Client, mob: Any) -> list[tuple[str, str, int, int]]:
    """(name, name of who brought them, depth, credited) of everybody, sorted; an empty name for somebody."""
    nodes = (await tree(who, mob))["nodes"]
    names = {node["id"]: _name(node) for node in nodes}
    return sorted((_name(node), names.get(node["by"], "-"), node["depth"], node["credited"]) for node in nodes)


async def befriend(world: World, who: Client, whom: Client) -> None:
    """Makes somebody follow somebody."""
    await follow(who, whom)
    await world.settle()


def _name(node: Any) -> str:
    return str(node["account"]["username"]) if node["account"] else ""
