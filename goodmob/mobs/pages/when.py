"""When a mob is, in short words on the clocks of its own time zone; a script tells it in the reader's."""

from datetime import datetime, timedelta

from babel.dates import format_date, format_skeleton, format_time
from msgspec import Struct

from goodmob.core import i18n
from goodmob.core.clock import MINUTE, from_iso
from goodmob.core.i18n import gettext as _
from goodmob.core.zones import local
from goodmob.mobs.rules.wording import FORMS


class When(Struct, frozen=True):
    """The window as words, without the zone, which stands beside it."""

    words: str
    zone: str


def window_words(starts_at: str, ends_at: str, zone: str, now: int) -> When:
    """The window between two ISO moments: "Today, 11:00 to 12:00"; of one that lasts a minute, its start."""
    start, end, today = local(from_iso(starts_at), zone), local(from_iso(ends_at), zone), local(now, zone)
    form = FORMS.get(i18n.current.get(), i18n.current.get())
    day, first, last = _day(start, today, form), _time(start, form), _time(end, form)
    if from_iso(ends_at) - from_iso(starts_at) <= MINUTE:
        return When(f"{day}, {first}", zone)
    if start.date() == end.date():
        return When(_("%(day)s, %(first)s to %(last)s", day=day, first=first, last=last), zone)
    until = f"{_day(end, today, form)}, {last}"
    return When(_("%(day)s, %(first)s to %(last)s", day=day, first=first, last=until), zone)


class Printed(Struct, frozen=True):
    """The window for paper, which does not know what today is: the day, the hours, and the zone."""

    day: str
    hours: str
    zone: str


def printed_window(starts_at: str, ends_at: str, zone: str) -> Printed:
    """The window between two ISO moments with whole dates: "Saturday, November 28, 2026", "11:00 to 12:00"."""
    start, end = local(from_iso(starts_at), zone), local(from_iso(ends_at), zone)
    form = FORMS.get(i18n.current.get(), i18n.current.get())
    day, first, last = format_date(start.date(), "full", locale=form), _time(start, form), _time(end, form)
    if from_iso(ends_at) - from_iso(starts_at) <= MINUTE:
        return Printed(day, first, zone)
    if start.date() != end.date():
        last = f"{format_date(end.date(), 'full', locale=form)}, {last}"
    return Printed(day, _("%(first)s to %(last)s", first=first, last=last), zone)


def day_words(moment: str, zone: str, now: int) -> str:
    """The day of an ISO moment, as short as it can be said."""
    form = FORMS.get(i18n.current.get(), i18n.current.get())
    return _day(local(from_iso(moment), zone), local(now, zone), form)


def _day(at: datetime, today: datetime, form: str) -> str:
    if at.date() == today.date():
        return _("Today")
    if at.date() == today.date() + timedelta(days=1):
        return _("Tomorrow")
    return format_skeleton("MMMEd" if at.year == today.year else "yMMMEd", at, locale=form)


def _time(at: datetime, form: str) -> str:
    return format_time(at, "short", locale=form)
