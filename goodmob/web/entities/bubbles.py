"""The messages of a conversation, in the order in which they were said."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import structs

from goodmob.core.clock import DAY, from_iso
from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.posts.entities.show import show
from goodmob.posts.entities.status import Status
from goodmob.timelines.queries.conversations import messages_page
from goodmob.web.rules import without_names


class Bubble(NamedTuple):
    """A message without the names before it. opens_day: the first of its day; goes_on: by whom the one before was."""

    status: Status
    is_mine: bool
    opens_day: bool
    goes_on: bool


class Stretch(NamedTuple):
    """Messages, oldest first, and the id below which older ones are, 0 where there are none."""

    bubbles: Sequence[Bubble]
    older: int


async def messages(house: House, viewer_id: int, conversation_id: int, window: Window) -> Stretch:
    """The messages of the window that the viewer may see; what came after min_id joins the one that was said then."""
    rows = await messages_page(house.db, conversation_id, window._replace(limit=window.limit + 1))
    goes_on = window.min_id is None and len(rows) > window.limit
    ids = [row.id for row in rows][: window.limit] if window.min_id is None else [row.id for row in rows]
    before = await show(house, viewer_id, [window.min_id]) if window.min_id is not None and ids else []
    shown = bubbles(viewer_id, await show(house, viewer_id, ids[::-1]), before[0] if before else None)
    return Stretch(shown, ids[-1] if goes_on else 0)


def bubbles(viewer_id: int, said: Sequence[Status], before: Status | None = None) -> list[Bubble]:
    """The messages, oldest first, as they follow each other and the one `before` them."""
    found = []
    for status in said:
        opens_day = before is None or _day(before) != _day(status)
        found.append(
            Bubble(
                bare(status),
                status.account.id == str(viewer_id),
                opens_day,
                not opens_day and before is not None and before.account.id == status.account.id,
            )
        )
        before = status
    return found


def bare(status: Status) -> Status:
    """The message without the names before it."""
    return structs.replace(status, content=without_names(str(status.content)))


def _day(status: Status) -> int:
    return from_iso(status.created_at) // DAY
