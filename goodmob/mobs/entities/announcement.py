"""What the host of a mob said to everybody who takes part."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from goodmob.broadcasts.queries.messages import MessageRow, messages_by_id
from goodmob.core.clock import iso
from goodmob.core.house import House


class MobAnnouncement(Struct, frozen=True):
    """What the host said, in plain text."""

    id: str
    mob_id: str
    text: str
    created_at: str


def render_announcement(row: MessageRow) -> MobAnnouncement:
    """The MobAnnouncement of a message."""
    return MobAnnouncement(str(row.id), str(row.subject_id), row.text, iso(row.created_at))


class AnnouncementNotice:
    """What notices of announcements are about, for those who were told."""

    async def gather(self, house: House, viewer_id: int, ids: Sequence[int]) -> Mapping[int, object]:
        """The announcements with these ids."""
        return {id_: render_announcement(row) for id_, row in (await messages_by_id(house.db, ids)).items()}


NOTICE = AnnouncementNotice()
