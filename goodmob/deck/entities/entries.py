"""A stretch of a column: what stands in it, and where it goes on."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from msgspec import Struct

from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.deck.queries import ColumnRow


class Entries(Struct, frozen=True):
    """Things of one shape: posts, notices, talks, mobs, deeds or pages.

    newest, older: behind which id newer and older things are found; 0 where there are none. head: what stands above
    all of them, such as the mob whose deeds they are.
    """

    shape: str
    items: Sequence[Any]
    newest: int = 0
    older: int = 0
    head: Any = None


Reader = Callable[[House, ColumnRow, Window], Awaitable[Entries]]
"""Reads a stretch of a column as its account; refuses where the account may not, or where the subject is gone."""


def listed(shape: str, items: Sequence[Any], cursors: Sequence[int], limit: int, head: Any = None) -> Entries:
    """The things of a list that is read by these cursors, so many at once; `limit` of them may not be the last."""
    goes_on = len(cursors) >= limit
    return Entries(shape, items, max(cursors, default=0), min(cursors) if goes_on else 0, head)


def steps(shape: str, items: Sequence[Any], window: Window) -> Entries:
    """The things of a ranked list, which is read by steps from its beginning: the cursor is how many were read."""
    begun = window.max_id or 0
    return Entries(shape, items, 0, begun + len(items) if len(items) >= window.limit else 0)
