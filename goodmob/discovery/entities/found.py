"""What a search finds beside the words of posts: people by their names, tags, and whatever has an address."""

from collections.abc import Sequence

from goodmob.accounts.queries.accounts import (
    AccountRow,
    account_by_handle,
    account_by_id,
    accounts_by_id,
    accounts_named,
)
from goodmob.accounts.queries.mentions import at_home
from goodmob.core.house import House
from goodmob.core.text.search.wanted import beginning
from goodmob.core.text.tags import tag_key
from goodmob.core.text.usernames import parse_handle
from goodmob.discovery.queries.indexed import people_beginning
from goodmob.discovery.rules.addresses import actor_named, handle_named, is_address, post_named
from goodmob.posts.entities.tag import Tag, show_tags
from goodmob.posts.queries.posts import PostRow, post_by_id, post_id_by_uri
from goodmob.posts.queries.tags import tags_beginning
from goodmob.social.queries.follows import following_of

_LOOKED_AT = 200


async def people_found(
    house: House, viewer_id: int | None, query: str, *, limit: int, offset: int = 0, following: bool = False
) -> Sequence[int]:
    """The accounts whose names, or words of whose display names, begin like this; none where a tag is meant.

    First the one that is called so, then those whom the viewer follows (`following`: only those), then who is followed
    by most.
    """
    query = query.strip()
    if query.startswith("#") or not query:
        return []
    followed = await following_of(house.db, viewer_id) if viewer_id is not None else []
    named = await accounts_named(house.db, query, house.settings.local_domain, limit=_LOOKED_AT)
    rows = {row.id: row for row in named}
    groups = beginning(query).groups
    if groups and not query.startswith("@"):
        ids = await people_beginning(house.db, groups, _LOOKED_AT, followed) if followed else []
        ids = [*ids, *await people_beginning(house.db, groups, _LOOKED_AT)] if not following else ids
        rows |= await accounts_by_id(house.db, [id_ for id_ in ids if id_ not in rows])
    mine, name = {*followed}, query.removeprefix("@").lower()
    found = [row for row in rows.values() if row.state == "active" and (row.id in mine or not following)]
    found.sort(key=lambda row: (row.handle != name, row.id not in mine, -row.followers, row.handle))
    return [row.id for row in found[offset : offset + limit]]


async def tags_found(house: House, viewer_id: int | None, query: str, *, limit: int, offset: int = 0) -> list[Tag]:
    """The tags whose names begin like this, those that most people used lately first; none where a person is meant."""
    key = tag_key(query.removeprefix("#"))
    if not key or query.startswith("@"):
        return []
    rows = await tags_beginning(house.db, key, house.clock.now(), limit=limit, offset=offset)
    return await show_tags(house, viewer_id, rows)


async def named_by(house: House, query: str) -> AccountRow | PostRow | None:
    """The account or post that has this address, as far as it is known here; whoever may see it is not asked."""
    base_url = house.settings.base_url
    if not is_address(query):
        return None
    post_id = post_named(query, base_url) or await post_id_by_uri(house.db, query)
    if post_id is not None:
        return await post_by_id(house.db, post_id)
    if actor_id := actor_named(query, base_url):
        return await account_by_id(house.db, actor_id)
    handle = parse_handle(handle_named(query, base_url) or "")
    if handle is None:
        return None
    return await account_by_handle(house.db, *at_home(house.settings, handle))
