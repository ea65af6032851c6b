"""How often mobs changed, and whose calendar a link opens."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Text, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.mobs.tables.calendars import mob_calendar, mob_revision


class Revision(NamedTuple):
    """How often a mob changed since it was published, and when it did last (us)."""

    mob_id: int
    number: int
    changed_at: int


class CalendarLink(NamedTuple):
    """The link to somebody's calendar, by what is kept of its secret."""

    account_id: int
    digest: str
    created_at: int


REVISIONS = statement(
    select(*(mob_revision.c[name] for name in Revision._fields)).where(among(mob_revision.c.mob_id, "mob_ids")),
    into=Revision,
)
_LINKS = select(*(mob_calendar.c[name] for name in CalendarLink._fields))
LINK_OF = statement(
    _LINKS.where(mob_calendar.c.account_id == bindparam("account_id", type_=BigInteger)), into=CalendarLink
)
LINK_BY_DIGEST = statement(_LINKS.where(mob_calendar.c.digest == bindparam("digest", type_=Text)), into=CalendarLink)


async def revisions_of(reads: Reads, mob_ids: Collection[int]) -> dict[int, Revision]:
    """Those of the mobs that changed since they were published."""
    return {row.mob_id: row for row in await reads.all(REVISIONS, mob_ids=list(mob_ids))} if mob_ids else {}


async def calendar_link_of(reads: Reads, account_id: int) -> CalendarLink | None:
    """The link to the account's calendar, if it has one."""
    return await reads.one(LINK_OF, account_id=account_id)


async def calendar_link_by(reads: Reads, digest: str) -> CalendarLink | None:
    """The link whose secret has this digest: what is looked for is no secret, so that no time tells how near it was."""
    return await reads.one(LINK_BY_DIGEST, digest=digest)
