"""Lists from which some rows fall out: they are topped up until they are full or there is truly nothing more."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from goodmob.core.database.paging import Window

_MOST_REFILLS = 10
"""How often a list is topped up: where nearly everything falls out it stays short, with a cursor to go on."""


class HasId(Protocol):
    """A row by whose id a list is paged."""

    @property
    def id(self) -> int:
        """The cursor."""
        ...


Row = TypeVar("Row", bound=HasId)
Item = TypeVar("Item")


class Filled(NamedTuple, Generic[Item]):
    """What is shown, and the ids by which the list goes on to both sides; None where there is nothing more."""

    items: list[Item]
    newest: int | None = None
    oldest: int | None = None


async def fill(
    window: Window,
    read: Callable[[Window], Awaitable[Sequence[Row]]],
    show: Callable[[Sequence[Row]], Awaitable[Sequence[Item]]],
) -> Filled[Item]:
    """What is shown of the rows of the window, which `read` gives in the order of the list."""
    items: list[Item] = []
    ids: list[int] = []
    is_ended = False
    for _ in range(_MOST_REFILLS):
        missing = window.limit - len(items)
        rows = await read(window._replace(limit=missing))
        shown, read_ids = list(await show(rows)), [row.id for row in rows]
        items, ids = (shown + items, read_ids + ids) if window.min_id is not None else (items + shown, ids + read_ids)
        is_ended = len(rows) < missing
        if is_ended or len(items) == window.limit:
            break
        window = window._replace(min_id=ids[0]) if window.min_id is not None else window._replace(max_id=ids[-1])
    if not ids:
        return Filled(items)
    return Filled(items, ids[0], None if is_ended and window.min_id is None else ids[-1])
