"""Short words for what people do in the tests of filters."""

from typing import Any

from tests.posts.saying import read
from tests.world.world import Client

FILTERS = "/api/v2/filters"


async def make(who: Client, *words: str, **more: Any) -> Any:
    """Makes a filter of these words."""
    wish = {"title": "Tea", "context": ["home"], "keywords_attributes": [{"keyword": word} for word in words], **more}
    return await who.api("POST", FILTERS, json=wish)


async def found(who: Client, post: Any) -> list[Any]:
    """What the filters of somebody find in a post."""
    return list((await read(who, post))["filtered"])


async def refused(who: Client, method: str, path: str, **sent: Any) -> tuple[int, str | None]:
    """The status of a request that is refused, and the field it names."""
    response = await who.request(method, path, json=sent)
    return response.status_code, response.json().get("field")
