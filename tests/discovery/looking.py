"""Short words for what people do in the tests of search."""

from typing import Any

from tests.world.world import Client


async def open_up(who: Client) -> None:
    """Lets everybody find the public posts of somebody."""
    await who.api("PATCH", "/api/v1/accounts/update_credentials", json={"indexable": True})


async def search(who: Client, q: str, **wishes: str) -> dict[str, Any]:
    """What a search gives."""
    answer: dict[str, Any] = await who.api("GET", "/api/v2/search", params={"q": q, **wishes})
    return answer


async def found(who: Client, q: str, **wishes: str) -> list[str]:
    """The ids of the posts that a search finds."""
    return [post["id"] for post in (await search(who, q, type="statuses", **wishes))["statuses"]]
