"""What a search brings here from other servers: people by their full names, and people and posts by their addresses."""

import logging
from collections.abc import Sequence

from goodmob.accounts.queries.accounts import AccountRow, account_by_id
from goodmob.accounts.queries.mentions import at_home
from goodmob.core.activitypub.values import id_of
from goodmob.core.house import House
from goodmob.core.text.usernames import parse_handle
from goodmob.discovery.entities.found import named_by
from goodmob.discovery.rules.addresses import is_address
from goodmob.federation.people import actor_at, actor_by_handle
from goodmob.federation.trouble import Unfetched
from goodmob.posts.activities.finding import find_post
from goodmob.posts.queries.posts import PostRow, post_by_id

log = logging.getLogger(__name__)


async def person_brought(house: House, query: str) -> int | None:
    """The account that has this full name of another server, asked for where it is unknown or stale.

    None where the query is no such name, and where nobody can be had.
    """
    handle = parse_handle(query) if "@" in query.removeprefix("@") else None
    if handle is None or at_home(house.settings, handle).domain is None:
        return None
    try:
        return await actor_by_handle(house, f"{handle.username}@{handle.domain}")
    except Unfetched as error:
        log.info("Nobody called %s: %s", handle.key, error)
        return None


async def thing_brought(house: House, query: str) -> AccountRow | PostRow | None:
    """The account or post that has this address; asked for at its own server where it is unknown here.

    Whoever may see it is not asked.
    """
    known = await named_by(house, query)
    if known is not None or not is_address(query) or query.startswith(f"{house.settings.base_url}/"):
        return known
    try:
        found = await actor_at(house, query)
    except Unfetched as error:
        log.info("Nothing at an address that was searched for: %s", error)
        return None
    if isinstance(found, int):
        return await account_by_id(house.db, found)
    uri = id_of(found.get("id"))
    post_id = await find_post(house, uri) if uri else None
    return await post_by_id(house.db, post_id) if post_id is not None else None


def with_first(found: int | None, ids: Sequence[int], limit: int) -> list[int]:
    """The ids, as many as the limit, beginning with the one that was found."""
    first = [] if found is None else [found]
    return [*first, *(id_ for id_ in ids if id_ != found)][:limit]
