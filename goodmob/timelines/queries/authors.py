"""Posts of many authors, read from the database in batches that go back in time."""

from collections.abc import AsyncIterator, Collection

from goodmob.core.clock import DAY
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window
from goodmob.core.ids import id_at
from goodmob.posts.queries.feeds import authors_page, every_page
from goodmob.posts.queries.posts import PostRow
from goodmob.timelines.rules import MANY_AUTHORS

_FIRST_STRETCH = id_at(2 * DAY)
_LONGER = 4
"""Each further stretch of time reaches back four times as far: reading them all costs little more than the last."""

_ROWS = 400
_WALK_PAGES = 20
"""How far a reader of many walks through everybody's posts before asking for those of the authors alone."""


async def posts_back_in_time(
    reads: Reads, authors: Collection[int], *, max_id: int | None, since_id: int, newest_id: int
) -> AsyncIterator[list[PostRow]]:
    """Batches of posts and boosts by these authors, without direct ones, older than max_id and newer than since_id.

    newest_id: an id that no post is newer than. A batch may be empty; the batches end where the posts do.
    """
    if len(authors) > MANY_AUTHORS:
        for _ in range(_WALK_PAGES):
            rows = await every_page(reads, Window(max_id=max_id, since_id=since_id, limit=_ROWS))
            yield [row for row in rows if row.account_id in authors]
            if len(rows) < _ROWS:
                return
            max_id = rows[-1].id
    newest = max_id or newest_id
    stretch = _FIRST_STRETCH
    while True:
        lowest = max(newest - stretch, since_id)
        rows = await authors_page(reads, authors, Window(max_id=max_id, since_id=lowest, limit=_ROWS))
        yield rows
        if len(rows) == _ROWS:
            max_id = rows[-1].id
        elif lowest == since_id:
            return
        else:
            max_id, stretch = lowest + 1, stretch * _LONGER
