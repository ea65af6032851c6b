"""Pages of a list in a browser: which rows stand on one, and where its newer and older neighbours are."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Generic, NamedTuple, Protocol, TypeVar
from urllib.parse import urlencode

from starlette.responses import Response

from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.paging import PageParams

CURSORS = frozenset({"max_id", "min_id", "since_id"})

MOST_NEWS = 40
"""How many entries come at once where a reader asks for the new ones."""


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


def wants_part(call: Call, params: PageParams) -> bool:
    """Whether a script asks for entries to put above or below those that it has, rather than for a page."""
    return wants_fragment(call) and (params.min_id is not None or params.max_id is not None)


async def part(call: Call, params: PageParams, read: Callable[[Window], Awaitable[list[R]]]) -> Leaf[R]:
    """What a script asks for: the entries right after min_id, MOST_NEWS at most, or those that come after max_id."""
    if params.min_id is None:
        return await leaf(call, params.window(), read)
    return Leaf(await read(Window(min_id=params.min_id, limit=MOST_NEWS)), "", "", is_first=False)


def entries(call: Call, template: str, page: Leaf[R], **context: Any) -> Response:
    """The entries of a part alone, each a `<li>`; where older ones are stands in the header Link, as in the API."""
    answer = call.house.pages.render(call, template, page=page, **context)
    if page.older:
        answer.headers["Link"] = f'<{call.url.path}{page.older}>; rel="next"'
    return answer


def _address(call: Call, **cursor: int) -> str:
    kept = [(name, value) for name, value in call.query_params.multi_items() if name not in CURSORS]
    return f"?{urlencode([*kept, *cursor.items()])}"
