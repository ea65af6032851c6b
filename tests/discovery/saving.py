"""Short words for saved searches, and what they tell, in the tests."""

from typing import Any

from tests.posts.saying import ids
from tests.world.world import Client

SEARCHES = "/api/v1/saved_searches"


async def save(who: Client, query: str, **wishes: Any) -> Any:
    """A search that somebody saves."""
    return await who.api("POST", SEARCHES, json={"query": query, **wishes})


async def feed(who: Client, search: Any, **wishes: Any) -> list[str]:
    """The ids of the posts in the feed of a saved search."""
    return ids(await who.api("GET", f"/api/v1/timelines/search/{search['id']}", params=wishes))


async def alerts(who: Client) -> list[Any]:
    """What somebody was told of their saved searches, newest first."""
    told: list[Any] = await who.api("GET", "/api/v1/notifications", params={"types[]": "search"})
    return told
