"""What the operator tells everybody here."""

from goodmob.announcements.actions.keep import make_announcement, remove_announcement
from goodmob.announcements.queries.announcements import AnnouncementRow, every_announcement
from goodmob.announcements.rules import AnnouncementWish
from goodmob.app.commands.wishes import Announcements, KeptAnnouncement, NewAnnouncement, OneAnnouncement
from goodmob.core.clock import DAY, from_iso, iso
from goodmob.core.errors import Invalid
from goodmob.core.house import House


async def add(house: House, wish: NewAnnouncement) -> KeptAnnouncement:
    """The new announcement; Invalid where its hours are none, or contradict each other."""
    starts_at, ends_at = _moment("starts_at", wish.starts_at), _moment("ends_at", wish.ends_at)
    if wish.all_day:
        starts_at, ends_at = _midnight(starts_at), _midnight(ends_at)
    wanted = AnnouncementWish(wish.text, starts_at, ends_at, wish.all_day, _moment("published_at", wish.published_at))
    return _kept(await house.db.act(make_announcement, wanted))


async def remove(house: House, wish: OneAnnouncement) -> None:
    """The announcement is gone; NotFound where there is none with this id."""
    await house.db.act(remove_announcement, wish.id, lane=wish.id)


async def show(house: House, _: Announcements) -> list[KeptAnnouncement]:
    """Every announcement, shown or not, in the order of their hours."""
    return [_kept(row) for row in await every_announcement(house.db)]


def _moment(field: str, text: str) -> int | None:
    try:
        return from_iso(text) if text else None
    except ValueError as error:
        raise Invalid(field, f"is no moment: write it as 2026-11-21T18:00Z, not {text!r}") from error


def _midnight(moment: int | None) -> int | None:
    return None if moment is None else moment // DAY * DAY


def _kept(row: AnnouncementRow) -> KeptAnnouncement:
    until = "" if row.shown_until is None else iso(row.shown_until)
    return KeptAnnouncement(row.id, row.text, iso(row.published_at), until)
