"""The timeline of a list: posts of its members, with the answers that its owner wants to see there."""

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.social.queries.lists import ListRow, list_by_id, members_of
from goodmob.timelines.queries.authors import posts_back_in_time
from goodmob.timelines.queries.held import Before, hold, timeline_ids
from goodmob.timelines.queries.readers import Reader, reader, standings
from goodmob.timelines.rules import belongs_on_list, list_feed


async def list_ids(house: House, list_id: int, window: Window) -> list[int]:
    """The ids of a page of the list, newest first; not yet asked whether each may still be seen."""
    return await timeline_ids(house, list_feed(list_id), window, _before(house, list_id))


async def hold_list(house: House, list_id: int) -> None:
    """Holds the list's timeline from now on, so that new posts reach it at once."""
    await hold(house, list_feed(list_id), _before(house, list_id))


async def list_before(
    reads: Reads, kept: ListRow, who: Reader, max_id: int | None, since_id: int, limit: int
) -> list[int]:
    """The newest `limit` ids of the list that are older than max_id and newer than since_id."""
    members = set(await members_of(reads, kept.id))
    found: list[int] = []
    async for batch in posts_back_in_time(
        reads, members - who.hidden, max_id=max_id, since_id=since_id, newest_id=who.newest_id
    ):
        standing = await standings(reads, who, batch)
        found += [
            post.id
            for post in batch
            if belongs_on_list(
                post,
                kept.owner_id,
                standing[post.id],
                replies=kept.replies_policy,
                answers_member=post.in_reply_to_account_id in members,
            )
        ]
        if len(found) >= limit:
            break
    return found[:limit]


def _before(house: House, list_id: int) -> Before:
    async def before(max_id: int | None, since_id: int, limit: int) -> list[int]:
        kept = await list_by_id(house.db, list_id)
        if kept is None:
            return []
        who = await reader(house.db, kept.owner_id, house.clock.now())
        return await list_before(house.db, kept, who, max_id, since_id, limit)

    return before
