"""Pages of a list in a browser: which rows stand on one, and where its newer and older neighbours are."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar
from urllib.parse import urlencode

from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call

CURSORS = frozenset({"max_id", "min_id", "since_id"})


class Row(Protocol):
    """Something with the id by which its list is paged."""

    @property
    def id(self) -> int:
        """The id; newer rows have larger ones."""
        ...


R = TypeVar("R", bound=Row)


class Leaf(NamedTuple, Generic[R]):
    """The rows of one page and the addresses of its neighbours, empty where there is none."""

    rows: Sequence[R]
    newer: str
    older: str
    is_first: bool


async def leaf(call: Call, window: Window, read: Callable[[Window], Awaitable[list[R]]]) -> Leaf[R]:
    """The page of the window; where it would reach beyond the newest row, the first page."""
    # One row more than the page holds tells whether there is a neighbour.
    rows = await read(window._replace(limit=window.limit + 1))
    goes_on = len(rows) > window.limit
    if window.min_id is not None:
        if goes_on:
            return Leaf(rows[1:], _address(call, min_id=rows[1].id), _address(call, max_id=rows[-1].id), is_first=False)
        return await leaf(call, Window(limit=window.limit), read)
    shown = rows[: window.limit]
    older = _address(call, max_id=shown[-1].id) if goes_on else ""
    if window.max_id is None:
        return Leaf(shown, "", older, is_first=True)
    return Leaf(shown, _address(call, min_id=shown[0].id) if shown else _address(call), older, is_first=False)


def _address(call: Call, **cursor: int) -> str:
    kept = [(name, value) for name, value in call.query_params.multi_items() if name not in CURSORS]
    return f"?{urlencode([*kept, *cursor.items()])}"
