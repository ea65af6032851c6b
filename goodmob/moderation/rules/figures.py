"""The days of which staff ask figures, and how numbers of bytes are written."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import NamedTuple

from goodmob.core.clock import DAY, SECOND
from goodmob.core.database.days import DayCount
from goodmob.core.errors import Invalid

MOST_DAYS = 366
MOST_COHORT_DAYS = 93
"""So many days can be asked for at once, and so many cohorts of a day, each of which is told day by day."""

MOST_MONTHS = 60
_EPOCH = date(1970, 1, 1)
_UNITS = ("KB", "MB", "GB", "TB", "PB")


class Period(NamedTuple):
    """Whole days in UTC, both of them included (days since 1970)."""

    first_day: int
    last_day: int

    @property
    def days(self) -> range:
        """Each day."""
        return range(self.first_day, self.last_day + 1)

    @property
    def first(self) -> int:
        """The moment at which it begins."""
        return self.first_day * DAY

    @property
    def beyond(self) -> int:
        """The first moment after it."""
        return (self.last_day + 1) * DAY

    @property
    def previous(self) -> "Period":
        """As many days before it."""
        return Period(max(0, self.first_day - len(self.days)), max(0, self.first_day - 1))


def day_named(field: str, text: str) -> int:
    """The day that a date or the time of an ISO 8601 text names; its hour is passed over. Invalid for another text."""
    try:
        named = date.fromisoformat(text[:10])
    except ValueError as error:
        raise Invalid(field, "is not a date") from error
    return max(0, (named - _EPOCH).days)


def period_between(first_day: int, last_day: int, most: int = MOST_DAYS) -> Period:
    """The days from the first to the last. Invalid where that is before the first, or there are more than `most`."""
    if last_day < first_day:
        raise Invalid("end_at", "must not be before start_at")
    if last_day - first_day >= most:
        raise Invalid("end_at", f"must be less than {most} days after start_at")
    return Period(first_day, last_day)


def added_up(counts: Iterable[DayCount]) -> dict[int, int]:
    """How many there were on each day, where a day may be named several times."""
    found: dict[int, int] = {}
    for day, number in counts:
        found[day] = found.get(day, 0) + int(number)
    return found


def month_of(day: int) -> int:
    """The first day of the month in which the day lies."""
    return day - datetime.fromtimestamp(day * DAY // SECOND, UTC).day + 1


def months_between(period: Period) -> list[int]:
    """The first days of all months that the period touches."""
    months = [month_of(period.first_day)]
    while (following := month_of(months[-1] + 31)) <= period.last_day:
        months.append(following)
    return months


def human_bytes(number: int) -> str:
    """So many bytes as people read it: with three digits, in units of 1,024."""
    if number < 1024:
        return f"{number} {'Byte' if number == 1 else 'Bytes'}"
    size, place = number / 1024, 0
    while size >= 1023.5 and place < len(_UNITS) - 1:
        size, place = size / 1024, place + 1
    digits = 0 if size >= 99.95 else 1 if size >= 9.995 else 2
    shown = f"{size:.{digits}f}"
    return f"{shown.rstrip('0').rstrip('.') if digits else shown} {_UNITS[place]}"
