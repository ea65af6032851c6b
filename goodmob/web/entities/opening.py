"""Home as it opens: what is new since it was read last, and what was read, with the line between them."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import Leaf, leaf
from goodmob.web.entities.standing import Standing

UPPER, LOWER = 20, 20
MOST_COUNTED = 99
"""How far unread posts are counted."""


class Opening(NamedTuple):
    """The posts on the page, newest first, and how they lie about the one that was read last.

    new: how many of them were not read. between: how many lie between those and what was read, counted up to
    MOST_COUNTED, and where to read them, empty where nothing does.
    """

    page: Leaf[Standing]
    new: int = 0
    between: int = 0
    gap: str = ""

    @property
    def unread(self) -> int:
        """How many posts were not read, up to MOST_COUNTED."""
        return min(self.new + self.between, MOST_COUNTED)


Read = Callable[[Window], Awaitable[list[Standing]]]
Count = Callable[[Window], Awaitable[int]]


async def opening(call: Call, read_until: int, read: Read, count: Count) -> Opening:
    """The first page, in which what was read up to `read_until` (0: nothing) stands below what is new.

    Where more is new than a page holds, what is newest stands above a gap.
    """
    first = await leaf(call, Window(limit=UPPER), read)
    new = [row for row in first.rows if row.id > read_until]
    if not read_until or not new:
        return Opening(first)
    below = await leaf(call, Window(max_id=min(read_until + 1, new[-1].id), limit=LOWER), read)
    is_cut = len(new) == len(first.rows)
    between = await count(Window(max_id=new[-1].id, since_id=read_until, limit=MOST_COUNTED)) if is_cut else 0
    page = Leaf([*new, *below.rows], "", below.older, is_first=True)
    return Opening(page, len(new), between, first.older if between else "")
