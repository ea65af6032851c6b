"""Short words for what people here do with people of far servers in the tests of posts."""

from typing import Any

from goodmob.federation.people import known_actor
from goodmob.posts.queries.posts import id_by_uri
from tests.world.client import Client
from tests.world.far_server import FarPerson
from tests.world.world import World


async def follow_far(reader: Client, target: FarPerson) -> str:
    """Follows somebody of a far server, who lets everybody; gives the id of their account here."""
    world = target.server.world
    account_id = await known_actor(world.house, target.uri)
    await reader.api("POST", f"/api/v1/accounts/{account_id}/follow")
    await world.settle()
    await target.tell(target.activity("Accept", target.server.got("Follow")[-1]))
    return str(account_id)


async def home(reader: Client) -> list[Any]:
    """What stands in somebody's home."""
    return list(await reader.api("GET", "/api/v1/timelines/home"))


def actor_of(who: Client) -> str:
    """The address of the actor of somebody who lives here."""
    return f"https://goodmob.test/ap/users/{who.id}"


def naming(who: Client, username: str) -> dict[str, str]:
    """The tag with which a note mentions somebody who lives here."""
    return {"type": "Mention", "href": actor_of(who), "name": f"@{username}@goodmob.test"}


async def known(world: World, uri: str) -> str | None:
    """The id of the post with this address, where it is known here."""
    found = await id_by_uri(world.house.db, world.house.settings, uri)
    return None if found is None else str(found)
