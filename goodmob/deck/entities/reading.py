"""Reading columns: each kind by its reader."""

from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.deck.entities.entries import Entries
from goodmob.deck.entities.others import OTHERS
from goodmob.deck.entities.posts import POSTS
from goodmob.deck.queries import ColumnRow
from goodmob.deck.rules import Kind

READERS = {**POSTS, **OTHERS}


async def read_column(house: House, row: ColumnRow, window: Window) -> Entries:
    """A stretch of the column; NotFound or Forbidden where what it is about is gone, or no longer for its account."""
    return await READERS[Kind(row.kind)](house, row, window)
