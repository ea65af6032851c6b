"""Figures of reports, of days, and of whole servers."""

from collections.abc import Awaitable, Callable, Collection
from typing import TypeVar

from sqlalchemy import BigInteger, Integer, bindparam, func, select

from goodmob.accounts.queries.days import ids_at
from goodmob.core.database.days import DayCount, by_day
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.core.ids import id_at
from goodmob.moderation.rules.figures import Period
from goodmob.moderation.tables.figures import active_day
from goodmob.moderation.tables.reports import report

T = TypeVar("T")

_NUMBER = func.count().label("number")
_FIRST, _BEYOND = bindparam("first", type_=BigInteger), bindparam("beyond", type_=BigInteger)

OPENED = statement(
    select(by_day(report.c.created_at), _NUMBER).where(report.c.id >= _FIRST, report.c.id < _BEYOND).group_by("day"),
    into=DayCount,
)
RESOLVED = statement(
    select(by_day(report.c.action_taken_at), _NUMBER)
    .where(report.c.action_taken_at >= _FIRST, report.c.action_taken_at < _BEYOND)
    .group_by("day"),
    into=DayCount,
)
AGAINST = statement(
    select(by_day(report.c.created_at), _NUMBER).where(among(report.c.target_account_id, "ids")).group_by("day"),
    into=DayCount,
)
ACTIVE = statement(
    select(active_day.c.day, active_day.c.people.label("number")).where(
        active_day.c.day >= bindparam("first", type_=Integer), active_day.c.day <= bindparam("last", type_=Integer)
    ),
    into=DayCount,
)


async def reports_opened(reads: Reads, period: Period) -> list[DayCount]:
    """How many reports were filed on each day."""
    return await reads.all(OPENED, first=id_at(period.first), beyond=id_at(period.beyond))


async def reports_resolved(reads: Reads, period: Period) -> list[DayCount]:
    """How many of the reports that are resolved now were so on each day."""
    return await reads.all(RESOLVED, first=period.first, beyond=period.beyond)


async def reports_against(reads: Reads, account_ids: Collection[int]) -> list[DayCount]:
    """How many reports of these accounts were filed on each day, since ever."""
    return await reads.all(AGAINST, ids=list(account_ids))


async def active_days(reads: Reads, period: Period) -> list[DayCount]:
    """How many people were here on each day of which that was kept."""
    return await reads.all(ACTIVE, first=period.first_day, last=period.last_day)


async def of_server(reads: Reads, domain: str, ask: Callable[[Reads, Collection[int]], Awaitable[list[T]]]) -> list[T]:
    """What a question about accounts is answered with for all accounts of a server, asked slice by slice."""
    found: list[T] = []
    after = 0
    while ids := await ids_at(reads, domain, after=after):
        found += await ask(reads, ids)
        after = ids[-1]
    return found
