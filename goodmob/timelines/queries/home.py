"""The home timeline: whom the reader follows, direct posts, and followed tags."""

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.posts.queries.direct import direct_page
from goodmob.posts.queries.feeds import tag_page
from goodmob.posts.queries.posts import PostRow
from goodmob.timelines.queries.authors import posts_back_in_time
from goodmob.timelines.queries.held import Before, hold, timeline_ids
from goodmob.timelines.queries.readers import Reader, reader, standings
from goodmob.timelines.rules import belongs_at_home, home_feed


async def home_ids(house: House, account_id: int, window: Window) -> list[int]:
    """The ids of a page of the account's home, newest first; not yet asked whether each may still be seen."""
    return await timeline_ids(house, home_feed(account_id), window, _before(house, account_id))


async def hold_home(house: House, account_id: int) -> None:
    """Holds the account's home from now on, so that new posts reach it at once."""
    await hold(house, home_feed(account_id), _before(house, account_id))


async def home_before(reads: Reads, who: Reader, max_id: int | None, since_id: int, limit: int) -> list[int]:
    """The newest `limit` ids of the reader's home that are older than max_id and newer than since_id."""
    window = Window(max_id=max_id, since_id=since_id, limit=limit)
    authors = {who.account_id, *who.follows} - who.hidden - who.listed_only
    found: set[int] = set()
    async for batch in posts_back_in_time(reads, authors, max_id=max_id, since_id=since_id, newest_id=who.newest_id):
        found |= await _wanted(reads, who, batch)
        if len(found) >= limit:
            break
    found |= await _wanted(reads, who, await direct_page(reads, who.account_id, window))
    if who.tags:
        found |= await _wanted(reads, who, await tag_page(reads, window, who.tags))
    return sorted(found, reverse=True)[:limit]


def _before(house: House, account_id: int) -> Before:
    async def before(max_id: int | None, since_id: int, limit: int) -> list[int]:
        who = await reader(house.db, account_id, house.clock.now())
        return await home_before(house.db, who, max_id, since_id, limit)

    return before


async def _wanted(reads: Reads, who: Reader, posts: list[PostRow]) -> set[int]:
    standing = await standings(reads, who, posts)
    return {post.id for post in posts if belongs_at_home(post, who.account_id, standing[post.id])}
