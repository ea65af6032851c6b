"""What came from other servers and was not read yet."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, Text, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.federation.tables.carrying import arrival


class ArrivalRow(NamedTuple):
    """An activity as it came, in the words of its sender; is_forwarded: somebody other than its actor brought it."""

    id: int
    host: str
    uri: str | None
    type: str
    actor_uri: str
    is_forwarded: bool
    body: str
    received_at: int
    attempts: int


class DeadArrival(NamedTuple):
    """An activity that could not be read, and why."""

    id: int
    host: str
    type: str
    actor_uri: str
    uri: str | None
    failed_at: int
    error: str


_COLUMNS = [arrival.c[name] for name in ArrivalRow._fields]
_waits = arrival.c.failed_at.is_(None)
_of_host = arrival.c.host == bindparam("host", type_=Text)
DUE = statement(
    select(*_COLUMNS)
    .where(_of_host, _waits, arrival.c.run_at <= bindparam("now", type_=BigInteger))
    .order_by(arrival.c.id)
    .limit(bindparam("limit", type_=Integer)),
    ArrivalRow,
)
NEXT = statement(select(func.min(arrival.c.run_at)).where(_of_host, _waits))
WAITING = statement(
    select(arrival.c.host, func.count().label("count")).where(_waits).group_by(arrival.c.host), long=True
)
OVERDUE = statement(
    select(arrival.c.host)
    .where(_waits, arrival.c.run_at <= bindparam("before", type_=BigInteger))
    .distinct()
    .limit(bindparam("limit", type_=Integer)),
    long=True,
)
DEAD = statement(
    select(*(arrival.c[name] for name in DeadArrival._fields))
    .where(arrival.c.failed_at.is_not(None))
    .order_by(arrival.c.failed_at.desc(), arrival.c.id.desc())
    .limit(bindparam("limit", type_=Integer)),
    DeadArrival,
)


async def due_arrivals(reads: Reads, host: str, now: int, limit: int) -> list[ArrivalRow]:
    """What came from a host and can be read now, oldest first."""
    return await reads.all(DUE, host=host, now=now, limit=limit)


async def next_arrival(reads: Reads, host: str) -> int | None:
    """When the next of what waits from a host can be read (us); None where nothing waits."""
    moment: int | None = await reads.value(NEXT, host=host)
    return moment


async def overdue_hosts(reads: Reads, before: int, limit: int = 50) -> list[str]:
    """The hosts from which something waits that could have been read by that moment (us)."""
    return [row.host for row in await reads.all(OVERDUE, before=before, limit=limit)]


async def waiting_arrivals(reads: Reads) -> dict[str, int]:
    """How much waits to be read, by host."""
    return {row.host: row.count for row in await reads.all(WAITING)}


async def dead_arrivals(reads: Reads, limit: int = 50) -> list[DeadArrival]:
    """What could not be read, newest first."""
    return await reads.all(DEAD, limit=limit)
