"""Cursors of lists: what a client sends (PageParams) and what it gets back (Page, or Linked)."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from goodmob.core.database.paging import Window
from goodmob.core.web.params import Id

Item = TypeVar("Item")


class PageParams(Struct, kw_only=True):
    """Mastodon's cursor parameters; a params struct of a list inherits from it."""

    max_id: Id | None = None
    since_id: Id | None = None
    min_id: Id | None = None
    limit: int | None = None

    def window(self, default: int = 20, most: int = 40) -> Window:
        """The window asked for; a limit out of bounds is moved inside them, as Mastodon does."""
        limit = default if self.limit is None else max(1, min(abs(self.limit), most))
        return Window(max_id=self.max_id, since_id=self.since_id, min_id=self.min_id, limit=limit)


class Page(Struct, Generic[Item], frozen=True):
    """A JSON array with a Link header: rel="next" older than `oldest`, rel="prev" newer than `newest`.

    The cursors need not be ids of the items. Leave `oldest` out where nothing older is known to exist.
    """

    items: Sequence[Item]
    newest: int | None = None
    oldest: int | None = None


class Linked(Struct, Generic[Item], frozen=True):
    """One JSON object that tells of a page of a list, with the Link header that a Page has.

    A list without cursors gives the offsets of the neighbouring pages, where there are such.
    """

    content: Item
    newest: int | None = None
    oldest: int | None = None
    next_offset: int | None = None
    previous_offset: int | None = None
