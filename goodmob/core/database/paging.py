"""Pages of rows by id, with Mastodon's max_id, since_id and min_id."""

from typing import Any, Generic, NamedTuple, TypeVar, overload

from sqlalchemy import BigInteger, ColumnElement, Integer, Select, bindparam

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import Statement, statement

T = TypeVar("T")

_BEYOND_ALL = 2**63 - 1


class Window(NamedTuple):
    """The part of a list that is asked for: older than max_id, newer than since_id, or right after min_id."""

    max_id: int | None = None
    since_id: int | None = None
    min_id: int | None = None
    limit: int = 20


class Paged(Generic[T]):
    """A list that is read page by page, as two statements: from the newest down and from the oldest up."""

    def __init__(self, newest_first: Statement[T], oldest_first: Statement[T]) -> None:
        self.newest_first = newest_first
        self.oldest_first = oldest_first


@overload
def paged(select: Select[Any], id_column: ColumnElement[int], into: type[T]) -> Paged[T]: ...
@overload
def paged(select: Select[Any], id_column: ColumnElement[int], into: None = None) -> Paged[Any]: ...
def paged(select: Select[Any], id_column: ColumnElement[int], into: type[Any] | None = None) -> Paged[Any]:
    """A select without ORDER BY and LIMIT, to be read in pages by the id column, which grows with time."""
    within = select.where(
        id_column < bindparam("page_before", type_=BigInteger), id_column > bindparam("page_after", type_=BigInteger)
    ).limit(bindparam("page_limit", type_=Integer))
    return Paged(statement(within.order_by(id_column.desc()), into), statement(within.order_by(id_column.asc()), into))


async def page(reads: Reads, question: Paged[T], window: Window, **params: Any) -> list[T]:
    """The rows of the window, newest first.

    With min_id it is the page right after that id, otherwise the newest page below max_id and above since_id.
    """
    before = _BEYOND_ALL if window.max_id is None else window.max_id
    if window.min_id is not None:
        rows = await reads.all(
            question.oldest_first, page_before=before, page_after=window.min_id, page_limit=window.limit, **params
        )
        return rows[::-1]
    after = -1 if window.since_id is None else window.since_id
    return await reads.all(
        question.newest_first, page_before=before, page_after=after, page_limit=window.limit, **params
    )
