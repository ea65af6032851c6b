"""Pages of the API from which some rows fall out."""

from collections.abc import Awaitable, Callable, Sequence

from goodmob.core.database.paging import Window
from goodmob.core.web.paging import Page
from goodmob.mobs.entities.filling import Item, Row, fill


async def filled(
    window: Window,
    read: Callable[[Window], Awaitable[Sequence[Row]]],
    show: Callable[[Sequence[Row]], Awaitable[Sequence[Item]]],
) -> Page[Item]:
    """What is shown of the rows of the window, which `read` gives in the order of the list."""
    shown = await fill(window, read, show)
    return Page(shown.items, newest=shown.newest, oldest=shown.oldest)
