"""Short words for what people do in the tests of posts."""

from typing import Any

from tests.world.world import Client

STATUSES = "/api/v1/statuses"


async def say(who: Client, text: str = "Hello", **more: Any) -> Any:
    """Publishes a post and gives it as its author sees it."""
    return await who.api("POST", STATUSES, json={"status": text, **more})


async def read(who: Client, post: Any) -> Any:
    """The post as somebody sees it now."""
    return await who.api("GET", f"{STATUSES}/{post['id']}")


async def do(who: Client, verb: str, post: Any, **more: Any) -> Any:
    """Does something with a post: favourite, reblog, pin …; gives the answer."""
    return await who.api("POST", f"{STATUSES}/{post['id']}/{verb}", json=more)


async def refusal(who: Client, method: str, path: str, **about: Any) -> tuple[int, str]:
    """The status and the error of a request that is refused."""
    response = await who.request(method, path, **about)
    return response.status_code, response.json().get("error")


async def follow(who: Client, whom: Client) -> None:
    """Makes somebody follow somebody."""
    await who.api("POST", f"/api/v1/accounts/{whom.id}/follow")


async def block(who: Client, whom: Client) -> None:
    """Makes somebody block somebody."""
    await who.api("POST", f"/api/v1/accounts/{whom.id}/block")


def ids(posts: list[Any]) -> list[str]:
    """The ids of some posts."""
    return [post["id"] for post in posts]
