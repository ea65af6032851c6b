"""What is done at the hours of an announcement: it appears on open screens, and vanishes from them."""

import msgspec

from goodmob.announcements.entities.messages import EVERYBODY, appearing, vanishing
from goodmob.announcements.queries.announcements import announcement_by_id
from goodmob.core.house import House


class OneAnnouncement(msgspec.Struct, frozen=True):
    """The announcement whose hour has come."""

    announcement_id: int


async def appear(house: House, payload: OneAnnouncement) -> None:
    """Open screens show the announcement, if it is still to be shown."""
    row = await announcement_by_id(house.db, payload.announcement_id)
    if row is not None and row.is_shown(house.clock.now()):
        house.bus.publish(EVERYBODY, await appearing(house, row))


async def vanish(house: House, payload: OneAnnouncement) -> None:
    """Open screens show the announcement no longer."""
    house.bus.publish(EVERYBODY, vanishing(payload.announcement_id))
