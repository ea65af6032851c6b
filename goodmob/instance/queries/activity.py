"""What happened here, week by week."""

from typing import NamedTuple

from sqlalchemy import bindparam, select

from goodmob.core.clock import DAY
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.instance.tables import week_figures

WEEK = 7 * DAY

_FIRST_MONDAY = 4 * DAY


class WeekRow(NamedTuple):
    """Posts, people who were here and people who signed up, in the week that began at a moment (us)."""

    week: int
    statuses: int
    logins: int
    registrations: int


SINCE = statement(
    select(*(week_figures.c[name] for name in WeekRow._fields)).where(week_figures.c.week >= bindparam("since")),
    into=WeekRow,
)


def week_of(moment: int) -> int:
    """When the week of a moment began: Monday, midnight UTC."""
    return moment - (moment - _FIRST_MONDAY) % WEEK


async def weeks_until(reads: Reads, now: int, many: int) -> list[WeekRow]:
    """So many weeks, this one first; nothing is known of weeks in which nobody counted."""
    weeks = [week_of(now) - ago * WEEK for ago in range(many)]
    known = {row.week: row for row in await reads.all(SINCE, since=weeks[-1])}
    return [known.get(week, WeekRow(week, 0, 0, 0)) for week in weeks]
