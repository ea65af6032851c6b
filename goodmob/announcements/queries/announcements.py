"""Which announcements there are, and which of them are shown."""

from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, exists, func, or_, select

from goodmob.announcements.tables import announcement, announcement_dismissal
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement


class AnnouncementRow(NamedTuple):
    """An announcement; moments in us, shown from `published_at` until just before `shown_until` (None: for good)."""

    id: int
    text: str
    starts_at: int | None
    ends_at: int | None
    all_day: bool
    published_at: int
    shown_until: int | None
    updated_at: int

    def is_shown(self, now: int) -> bool:
        """Whether it is shown at this moment."""
        return self.published_at <= now and (self.shown_until is None or now < self.shown_until)


_columns = [announcement.c[name] for name in AnnouncementRow._fields]
_now = bindparam("now", type_=BigInteger)
_is_shown = (announcement.c.published_at <= _now) & or_(
    announcement.c.shown_until.is_(None), announcement.c.shown_until > _now
)
_order = (func.coalesce(announcement.c.starts_at, announcement.c.published_at), announcement.c.id)
_account = bindparam("account_id", type_=BigInteger)
_is_dismissed = exists().where(
    announcement_dismissal.c.account_id == _account, announcement_dismissal.c.announcement_id == announcement.c.id
)
ALL = statement(select(*_columns).order_by(*_order), AnnouncementRow)
SHOWN = statement(select(*_columns).where(_is_shown).order_by(*_order), AnnouncementRow)
UNDISMISSED = statement(select(*_columns).where(_is_shown, ~_is_dismissed).order_by(*_order), AnnouncementRow)
ONE = statement(select(*_columns).where(announcement.c.id == bindparam("announcement_id")), AnnouncementRow)
DISMISSED = statement(
    select(announcement_dismissal.c.announcement_id).where(
        announcement_dismissal.c.account_id == _account, among(announcement_dismissal.c.announcement_id, "ids")
    )
)


async def every_announcement(reads: Reads) -> list[AnnouncementRow]:
    """All there are, shown or not, in the order of their hours."""
    return await reads.all(ALL)


async def shown_announcements(reads: Reads, now: int) -> list[AnnouncementRow]:
    """Those that are shown at this moment, in the order of their hours."""
    return await reads.all(SHOWN, now=now)


async def undismissed_announcements(reads: Reads, account_id: int, now: int) -> list[AnnouncementRow]:
    """As `shown_announcements`, without those that the account put away."""
    return await reads.all(UNDISMISSED, account_id=account_id, now=now)


async def announcement_by_id(reads: Reads, announcement_id: int) -> AnnouncementRow | None:
    """The announcement, shown or not."""
    return await reads.one(ONE, announcement_id=announcement_id)


async def dismissed_among(reads: Reads, account_id: int, ids: list[int]) -> set[int]:
    """Which of these announcements the account put away."""
    rows = await reads.all(DISMISSED, account_id=account_id, ids=ids) if ids else []
    return {row.announcement_id for row in rows}
