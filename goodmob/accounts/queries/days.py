"""Who came when, from where, and until when they stayed: counted over whole tables, so ask now and then only."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, func, select

from goodmob.accounts.tables import account, person
from goodmob.core.database.days import DayCount, by_day
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.core.ids import id_at


class Stay(NamedTuple):
    """So many people signed up on a day and were here last on another (days since 1970 in UTC)."""

    joined: int
    last: int
    number: int


class LocaleCount(NamedTuple):
    """How many people read in a language."""

    locale: str
    number: int


_BETWEEN = (person.c.id >= bindparam("first", type_=BigInteger), person.c.id < bindparam("beyond", type_=BigInteger))
_AT = account.c.domain == bindparam("domain")
_joined, _last = by_day(person.c.created_at).label("joined"), by_day(person.c.active_at).label("last")

JOINED = statement(
    select(by_day(person.c.created_at), func.count().label("number")).where(*_BETWEEN).group_by("day"),
    into=DayCount,
    long=True,
)
STAYS = statement(
    select(_joined, _last, func.count().label("number")).where(*_BETWEEN).group_by("joined", "last"),
    into=Stay,
    long=True,
)
LOCALES = statement(
    select(person.c.locale, func.count().label("number"))
    .where(person.c.active_at >= bindparam("first"), person.c.active_at < bindparam("beyond"))
    .group_by(person.c.locale)
    .order_by(func.count().desc(), person.c.locale)
    .limit(bindparam("limit", type_=Integer)),
    into=LocaleCount,
    long=True,
)
MET = statement(
    select(by_day(account.c.created_at), func.count().label("number")).where(_AT).group_by("day"),
    into=DayCount,
    long=True,
)
IDS_AT = statement(
    select(account.c.id)
    .where(_AT, account.c.id > bindparam("after", type_=BigInteger))
    .order_by(account.c.id)
    .limit(bindparam("limit", type_=Integer)),
    long=True,
)
DOMAINS_OF = statement(select(account.c.id, account.c.domain).where(among(account.c.id, "ids")))


async def joined_by_day(reads: Reads, first: int, beyond: int) -> list[DayCount]:
    """How many people signed up on each day between two moments; days on which nobody did are left out."""
    return await reads.all(JOINED, first=id_at(first), beyond=id_at(beyond))


async def stays(reads: Reads, first: int, beyond: int) -> list[Stay]:
    """Of the people who signed up between two moments, by day: when they were here last."""
    return await reads.all(STAYS, first=id_at(first), beyond=id_at(beyond))


async def locales_read(reads: Reads, first: int, beyond: int, limit: int) -> list[LocaleCount]:
    """The languages in which most people read who were here last between two moments."""
    return await reads.all(LOCALES, first=first, beyond=beyond, limit=limit)


async def met_by_day(reads: Reads, domain: str) -> list[DayCount]:
    """How many accounts of another server became known on each day, since ever."""
    return await reads.all(MET, domain=domain)


async def ids_at(reads: Reads, domain: str, *, after: int = 0, limit: int = 1_000) -> list[int]:
    """A slice of the accounts of another server beyond the one with id `after`, oldest first."""
    return [row.id for row in await reads.all(IDS_AT, domain=domain, after=after, limit=limit)]


async def domains_of(reads: Reads, ids: Collection[int]) -> dict[int, str | None]:
    """The server of each of these accounts; None for our own."""
    return {row.id: row.domain for row in await reads.all(DOMAINS_OF, ids=list(ids))} if ids else {}
