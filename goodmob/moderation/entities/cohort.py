"""Mastodon's Admin::Cohort: of those who signed up together, how many are still here."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.accounts.queries.days import stays
from goodmob.core.clock import DAY, iso
from goodmob.core.house import House
from goodmob.moderation.rules.figures import Period, month_of, months_between


class CohortData(Struct, frozen=True):
    """How many, and which part of those who signed up, were here on a day or in a month, or later."""

    date: str
    rate: float
    value: str


class Cohort(Struct, frozen=True):
    """Those who signed up on a day or in a month (`frequency`) that begins with the period."""

    period: str
    frequency: str
    data: Sequence[CohortData]


async def cohorts(house: House, period: Period, frequency: str) -> list[Cohort]:
    """The cohorts of each day of the period, or of each month that it touches, with what is known of them till then."""
    is_monthly = frequency == "month"
    starts = months_between(period) if is_monthly else list(period.days)
    end = month_of(starts[-1] + 31) if is_monthly else period.last_day + 1
    members: dict[int, list[tuple[int, int]]] = {start: [] for start in starts}
    for stay in await stays(house.db, starts[0] * DAY, end * DAY):
        members[month_of(stay.joined) if is_monthly else stay.joined].append((stay.last, stay.number))
    return [
        Cohort(iso(start * DAY), frequency, [_kept(members[start], later) for later in starts if later >= start])
        for start in starts
    ]


def _kept(members: Sequence[tuple[int, int]], since: int) -> CohortData:
    everybody = sum(number for _, number in members)
    kept = sum(number for last, number in members if last >= since)
    return CohortData(iso(since * DAY), kept / max(everybody, 1), str(kept))
