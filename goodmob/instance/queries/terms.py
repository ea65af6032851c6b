"""The terms of service of the place, by the day from which they hold."""

from typing import NamedTuple

from sqlalchemy import bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.instance.tables import terms_of_service


class TermsRow(NamedTuple):
    """Terms that hold from a day (2026-11-21) on; the text is plain."""

    effective_date: str
    text: str
    published_at: int


_columns = [terms_of_service.c[name] for name in TermsRow._fields]
_day = terms_of_service.c.effective_date
VERSIONS = statement(select(_day).order_by(_day.desc()))
ONE = statement(select(*_columns).where(_day == bindparam("day")), TermsRow)


async def versions_of_terms(reads: Reads) -> list[str]:
    """The days from which terms hold, the last day first."""
    return [row.effective_date for row in await reads.all(VERSIONS)]


async def has_terms(reads: Reads) -> bool:
    """Whether there are terms: some that hold, or will."""
    return bool(await versions_of_terms(reads))


async def terms_from(reads: Reads, day: str) -> TermsRow | None:
    """The terms that hold from exactly this day on."""
    return await reads.one(ONE, day=day)


async def current_terms(reads: Reads, today: str) -> TermsRow | None:
    """The terms that hold today, or else the first that will; None where there never were any."""
    days = await versions_of_terms(reads)
    day = next((day for day in days if day <= today), days[-1] if days else None)
    return None if day is None else await terms_from(reads, day)
