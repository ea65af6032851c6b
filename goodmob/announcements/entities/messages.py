"""What open screens are told of announcements, all of them the same."""

import msgspec

from goodmob.announcements.entities.announcement import show_announcements
from goodmob.announcements.entities.reaction import StreamedReaction
from goodmob.announcements.queries.announcements import AnnouncementRow
from goodmob.announcements.queries.reactions import reaction_counts
from goodmob.core.house import House
from goodmob.media.queries.emojis import emojis_named
from goodmob.streaming.messages import StreamMessage, encode

EVERYBODY = "announcements"
"""The channel of the bus that every `user` stream hears."""


async def appearing(house: House, row: AnnouncementRow) -> bytes:
    """An announcement is there."""
    [shown] = await show_announcements(house, None, [row])
    return encode(StreamMessage("announcement", msgspec.json.encode(shown).decode()))


def vanishing(announcement_id: int) -> bytes:
    """An announcement is there no longer."""
    return encode(StreamMessage("announcement.delete", str(announcement_id)))


async def reacting(house: House, announcement_id: int, name: str) -> bytes:
    """How many react to the announcement by this name now; 0 where nobody does any more."""
    counts = (await reaction_counts(house.db, [announcement_id])).get(announcement_id, [])
    emoji = (await emojis_named(house.db, [name])).get(name)
    told = StreamedReaction(
        name=name,
        count=next((row.number for row in counts if row.name == name), 0),
        url=house.blobs.url(emoji.file_key) if emoji else msgspec.UNSET,
        static_url=house.blobs.url(emoji.static_key) if emoji else msgspec.UNSET,
        announcement_id=str(announcement_id),
    )
    return encode(StreamMessage("announcement.reaction", msgspec.json.encode(told).decode()))
