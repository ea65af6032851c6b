"""How much somebody has not read yet."""

from goodmob.core.database.interface import Reads
from goodmob.notifications.queries.markers import markers_of
from goodmob.notifications.queries.notifications import unread_since
from goodmob.notifications.queries.wanted import Wanted
from goodmob.notifications.rules.kinds import MENTION, TYPES

MOST_COUNTED = 99
"""How far unread notices are counted for the frame of a page."""


async def read_until(reads: Reads, account_id: int) -> int:
    """The id of the newest notice that the account has read; 0 where it has read none."""
    saved = (await markers_of(reads, account_id, ["notifications"])).get("notifications")
    return saved.last_read_id if saved else 0


async def unread_count(reads: Reads, account_id: int) -> int:
    """How many notices the account has not read, counted up to MOST_COUNTED; those that are filtered do not count."""
    return await unread_since(reads, account_id, await read_until(reads, account_id), Wanted(TYPES), limit=MOST_COUNTED)


async def unread_mentions(reads: Reads, account_id: int) -> int:
    """How many mentions the account has not read, counted up to MOST_COUNTED."""
    known = await read_until(reads, account_id)
    return await unread_since(reads, account_id, known, Wanted([MENTION]), limit=MOST_COUNTED)
