"""Make an announcement, or take one away."""

from sqlalchemy import BigInteger, bindparam, delete, insert

from goodmob.announcements.events import AnnouncementMade, AnnouncementRemoved
from goodmob.announcements.queries.announcements import AnnouncementRow, every_announcement
from goodmob.announcements.rules import MOST_ANNOUNCEMENTS, AnnouncementWish, refuse_faults, shown_until
from goodmob.announcements.tables import announcement, announcement_dismissal, announcement_reaction
from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid, NotFound

_ID = bindparam("announcement_id", type_=BigInteger)
ADD = statement(insert(announcement).inline())
END = statement(delete(announcement).where(announcement.c.id == _ID))
END_REACTIONS = statement(delete(announcement_reaction).where(announcement_reaction.c.announcement_id == _ID))
END_DISMISSALS = statement(delete(announcement_dismissal).where(announcement_dismissal.c.announcement_id == _ID))


async def make_announcement(tx: Transaction, wish: AnnouncementWish) -> AnnouncementRow:
    """An announcement that is shown from its hour on; Invalid where it contradicts itself."""
    refuse_faults(wish, tx.now)
    if len(await every_announcement(tx)) >= MOST_ANNOUNCEMENTS:
        raise Invalid("text", f"would be more than {MOST_ANNOUNCEMENTS} announcements; remove one first")

    made = AnnouncementRow(
        id=tx.new_id(),
        text=wish.text.strip(),
        starts_at=wish.starts_at,
        ends_at=wish.ends_at,
        all_day=wish.all_day,
        published_at=max(tx.now, wish.published_at or 0),
        shown_until=shown_until(wish),
        updated_at=tx.now,
    )
    await tx.run(ADD, **made._asdict())
    await record(tx, actor_id=None, action="announcement.add", target=_target(made.id), details={"text": made.text})

    await tx.announce(AnnouncementMade(made.id))
    return made


async def remove_announcement(tx: Transaction, announcement_id: int) -> None:
    """Takes an announcement away for everybody; NotFound where there is none with this id."""
    if not await tx.run(END, announcement_id=announcement_id):
        raise NotFound

    await tx.run(END_REACTIONS, announcement_id=announcement_id)
    await tx.run(END_DISMISSALS, announcement_id=announcement_id)
    await record(tx, actor_id=None, action="announcement.remove", target=_target(announcement_id), details={})

    await tx.announce(AnnouncementRemoved(announcement_id))


def _target(announcement_id: int) -> str:
    return f"announcement:{announcement_id}"
