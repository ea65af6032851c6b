"""What is to be brought to other servers."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, Text, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.federation.tables.carrying import delivery, outgoing


class DeliveryRow(NamedTuple):
    """An activity on its way to an inbox; actor_id is who signs it."""

    id: int
    outgoing_id: int
    actor_id: int
    inbox: str
    attempts: int


class OutgoingRow(NamedTuple):
    """An activity of ours, in JSON."""

    id: int
    actor_id: int
    body: str
    to_followers: bool


class DeadDelivery(NamedTuple):
    """A delivery that was given up, and why."""

    id: int
    host: str
    inbox: str
    uri: str
    failed_at: int
    error: str


waits = delivery.c.done_at.is_(None) & delivery.c.failed_at.is_(None)
_of_host = delivery.c.host == bindparam("host", type_=Text)
# What was never tried goes along with whatever makes us visit the host, so that it arrives in its order.
_ripe = (delivery.c.attempts == 0) | (delivery.c.run_at <= bindparam("now", type_=BigInteger))
RIPE = statement(
    select(*(delivery.c[name] for name in DeliveryRow._fields))
    .where(_of_host, waits, _ripe)
    .order_by(delivery.c.id)
    .limit(bindparam("limit", type_=Integer)),
    DeliveryRow,
)
NEXT = statement(select(func.min(delivery.c.run_at)).where(_of_host, waits))
SAID = statement(
    select(*(outgoing.c[name] for name in OutgoingRow._fields)).where(among(outgoing.c.id, "ids")), OutgoingRow
)
WAITING = statement(
    select(delivery.c.host, func.count().label("count")).where(waits).group_by(delivery.c.host), long=True
)
DEAD = statement(
    select(delivery.c.id, delivery.c.host, delivery.c.inbox, outgoing.c.uri, delivery.c.failed_at, delivery.c.error)
    .join_from(delivery, outgoing, outgoing.c.id == delivery.c.outgoing_id)
    .where(delivery.c.failed_at.is_not(None))
    .order_by(delivery.c.failed_at.desc(), delivery.c.id.desc())
    .limit(bindparam("limit", type_=Integer)),
    DeadDelivery,
)


async def ripe_deliveries(reads: Reads, host: str, now: int, limit: int) -> list[DeliveryRow]:
    """What can be brought to a host now, oldest first."""
    return await reads.all(RIPE, host=host, now=now, limit=limit)


async def next_delivery(reads: Reads, host: str) -> int | None:
    """When the next of what waits for a host is to be brought (us); None where nothing waits."""
    moment: int | None = await reads.value(NEXT, host=host)
    return moment


async def outgoing_by_id(reads: Reads, ids: Collection[int]) -> dict[int, OutgoingRow]:
    """The activities with these ids."""
    return {row.id: row for row in await reads.all(SAID, ids=list(ids))}


async def waiting_deliveries(reads: Reads) -> dict[str, int]:
    """How much waits to be brought, by host."""
    return {row.host: row.count for row in await reads.all(WAITING)}


async def dead_deliveries(reads: Reads, limit: int = 50) -> list[DeadDelivery]:
    """What was given up, newest first."""
    return await reads.all(DEAD, limit=limit)
