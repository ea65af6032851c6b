"""Reading a timeline of ids: from the feed held in memory, and from the database where that ends."""

from collections.abc import Awaitable, Callable

from goodmob.core.clock import DAY
from goodmob.core.database.paging import Window
from goodmob.core.feeds import DEPTH
from goodmob.core.house import House
from goodmob.core.ids import id_at
from goodmob.timelines.rules import BEGINNING, cut

Before = Callable[[int | None, int, int], Awaitable[list[int]]]
"""Reads the database: the newest `limit` ids older than max_id (None: now) and newer than since_id."""

_FIRST_STRETCH = id_at(2 * DAY)
_LONGER = 4


async def timeline_ids(house: House, feed: str, window: Window, before: Before) -> list[int]:
    """The ids of a page, newest first; not yet asked whether each may still be seen."""
    held = await hold(house, feed, before)
    page, complete = cut(held, window)
    if complete:
        return page
    if window.min_id is not None:
        below = await _between(before, window.min_id, held[-1], window.limit)
        return below if len(below) == window.limit else (page + below)[-window.limit :]
    oldest = page[-1] if page else window.max_id
    return page + await before(oldest, window.since_id or 0, window.limit - len(page))


async def hold(house: House, feed: str, before: Before) -> list[int]:
    """The newest ids, up to DEPTH; from now on they are held. BEGINNING stands last where there is nothing older."""
    held = await house.feeds.get(feed)
    if held is not None:
        return held
    ticket = await house.feeds.begin(feed)
    ids = await before(None, 0, DEPTH)
    return await house.feeds.fill(feed, ids if len(ids) == DEPTH else [*ids, BEGINNING], ticket)


async def _between(before: Before, min_id: int, max_id: int, limit: int) -> list[int]:
    """The `limit` ids that come right after min_id, newest first, or fewer where max_id is reached."""
    stretch = _FIRST_STRETCH
    while True:
        beyond = min(min_id + stretch, max_id)
        found = await before(beyond, min_id, DEPTH)
        if len(found) >= limit or beyond == max_id:
            return found[-limit:]
        stretch *= _LONGER
