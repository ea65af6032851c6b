"""What a search finds: people and tags by the beginning of their names, a post by its address."""

from collections.abc import Sequence

from goodmob.accounts.queries.accounts import accounts_named
from goodmob.core.house import House
from goodmob.core.text.tags import tag_key
from goodmob.discovery.rules import post_named
from goodmob.posts.entities.show import show as show_posts
from goodmob.posts.entities.status import Status
from goodmob.posts.entities.tag import Tag, show_tags
from goodmob.posts.queries.tags import tags_beginning


async def people_found(house: House, query: str, *, limit: int, offset: int = 0) -> Sequence[int]:
    """The accounts whose names begin like this; none where a tag is meant."""
    if query.startswith("#"):
        return []
    rows = await accounts_named(house.db, query, house.settings.local_domain, limit=limit, offset=offset)
    return [row.id for row in rows]


async def posts_found(house: House, viewer_id: int | None, query: str) -> list[Status]:
    """The post that has this address, if the viewer may see it."""
    post_id = post_named(query, house.settings.base_url)
    return await show_posts(house, viewer_id, [post_id]) if post_id is not None else []


async def tags_found(house: House, viewer_id: int | None, query: str, *, limit: int, offset: int = 0) -> list[Tag]:
    """The tags whose names begin like this; none where a person is meant."""
    key = tag_key(query.removeprefix("#"))
    if not key or query.startswith("@"):
        return []
    return await show_tags(house, viewer_id, await tags_beginning(house.db, key, limit=limit, offset=offset))
