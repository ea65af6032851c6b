"""Parameters that several doors of posts share."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

from goodmob.core.database.paging import Window
from goodmob.core.web.paging import Page
from goodmob.core.web.params import Id

Item = TypeVar("Item")


class OnePost(Struct):
    """The post of the path."""

    id: Id


class HasId(Protocol):
    """A row by whose id a list is paged."""

    @property
    def id(self) -> int:
        """The cursor."""
        ...


def page_by(rows: Sequence[HasId], window: Window, items: Sequence[Item]) -> Page[Item]:
    """The items under the cursors of the rows they came from; older ones exist only where the window was filled."""
    if not rows:
        return Page(items)
    return Page(items, newest=rows[0].id, oldest=rows[-1].id if len(rows) == window.limit else None)
