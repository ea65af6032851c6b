"""Short words for what people do about notices that are filtered."""

from typing import Any

from tests.posts.saying import say
from tests.world.world import Client, World

NOTICES = "/api/v1/notifications"
REQUESTS = f"{NOTICES}/requests"
POLICY = "/api/v2/notifications/policy"


async def whisper(world: World, who: Client, text: str, **more: Any) -> Any:
    """A private mention, told to whom it names."""
    post = await say(who, text, visibility="direct", **more)
    await world.settle()
    return post


async def choose(who: Client, **choices: str) -> Any:
    """Changes somebody's policy."""
    return await who.api("PATCH", POLICY, json=choices)


async def heard(who: Client, **wishes: Any) -> list[tuple[str, str]]:
    """The notices of somebody as (type, by whom), newest first."""
    notices = await who.api("GET", NOTICES, params=wishes)
    return [(notice["type"], notice["account"]["username"]) for notice in notices]


async def waiting(who: Client) -> list[tuple[str, str]]:
    """Who waits for an answer of somebody, latest first, and with how many notices."""
    requests = await who.api("GET", REQUESTS)
    return [(request["account"]["username"], request["notifications_count"]) for request in requests]


async def asked(world: World, *texts: str) -> tuple[Client, Client, str]:
    """Ada, Ben who whispered to her, and the id of his request."""
    ada, ben = await world.person("ada"), await world.person("ben")
    for text in texts or ("@ada psst",):
        await whisper(world, ben, text)
    [request] = await ada.api("GET", REQUESTS)
    return ada, ben, request["id"]
