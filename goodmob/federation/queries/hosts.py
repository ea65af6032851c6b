"""How it stands with other servers."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, Text, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.federation.tables.carrying import far_host


class HostRow(NamedTuple):
    """A server that something came from or went to; moments in us. See the table for what the columns say."""

    host: str
    met_at: int
    heard_at: int | None
    reached_at: int | None
    failing_since: int | None
    failures: int
    rests_until: int | None
    parked_at: int | None
    error: str
    received: int
    refused: int
    delivered: int
    lost: int


_COLUMNS = [far_host.c[name] for name in HostRow._fields]
AMONG = statement(select(*_COLUMNS).where(among(far_host.c.host, "hosts")), HostRow)
ONE = statement(select(*_COLUMNS).where(far_host.c.host == bindparam("host", type_=Text)), HostRow)
TROUBLED = statement(
    select(*_COLUMNS)
    .where(far_host.c.failing_since.is_not(None))
    .order_by(far_host.c.failing_since.desc(), far_host.c.host)
    .limit(bindparam("limit", type_=Integer)),
    HostRow,
    long=True,
)
LIVELY = statement(
    select(*_COLUMNS)
    .where(far_host.c.failing_since.is_(None))
    .order_by(func.coalesce(far_host.c.heard_at, far_host.c.reached_at, 0).desc(), far_host.c.host)
    .limit(bindparam("limit", type_=Integer)),
    HostRow,
    long=True,
)
TO_PROBE = statement(
    select(far_host.c.host)
    .where(far_host.c.parked_at.is_not(None), far_host.c.rests_until <= bindparam("now", type_=BigInteger))
    .order_by(far_host.c.rests_until, far_host.c.host)
    .limit(bindparam("limit", type_=Integer)),
    long=True,
)


async def hosts_among(reads: Reads, hosts: Collection[str]) -> dict[str, HostRow]:
    """Of these servers those that are known, by name."""
    return {row.host: row for row in await reads.all(AMONG, hosts=list(hosts))}


async def host_row(reads: Reads, host: str) -> HostRow | None:
    """How it stands with a server; None where it is not known."""
    return await reads.one(ONE, host=host)


async def troubled_hosts(reads: Reads, limit: int = 100) -> list[HostRow]:
    """The servers that cannot be reached, those first that failed last."""
    return await reads.all(TROUBLED, limit=limit)


async def lively_hosts(reads: Reads, limit: int = 100) -> list[HostRow]:
    """The servers with which all is well, those first that spoke last."""
    return await reads.all(LIVELY, limit=limit)


async def hosts_to_probe(reads: Reads, now: int, limit: int = 50) -> list[str]:
    """The parked servers whose turn it is to be asked whether they live again."""
    return [row.host for row in await reads.all(TO_PROBE, now=now, limit=limit)]
