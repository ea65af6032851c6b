"""Which announcements people may act on."""

from goodmob.announcements.queries.announcements import AnnouncementRow, announcement_by_id
from goodmob.core.database.interface import Reads
from goodmob.core.errors import NotFound


async def shown_announcement(reads: Reads, announcement_id: int, now: int) -> AnnouncementRow:
    """The announcement; NotFound where there is none, or none that is shown at this moment."""
    row = await announcement_by_id(reads, announcement_id)
    if row is None or not row.is_shown(now):
        raise NotFound
    return row
