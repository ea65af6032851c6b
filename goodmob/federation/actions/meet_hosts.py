"""Write down servers that nothing was exchanged with before."""

from collections.abc import Collection

from sqlalchemy import bindparam, false, null
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.federation.queries.hosts import HostRow, hosts_among
from goodmob.federation.tables.carrying import far_host

_ABSENT = dict.fromkeys(("heard_at", "reached_at", "failing_since", "rests_until", "parked_at"), null())
_NOUGHT = dict.fromkeys(("failures", "received", "refused", "delivered", "lost"), 0)
MEET = statement(
    insert(far_host)
    .values(host=bindparam("host"), met_at=bindparam("met_at"), error="", is_awaited=false(), **_ABSENT, **_NOUGHT)
    .on_conflict_do_nothing(index_elements=["host"])
    .inline()
)


async def meet_hosts(tx: Transaction, hosts: Collection[str]) -> dict[str, HostRow]:
    """Makes sure that these servers are known; gives those that were known before."""
    known = await hosts_among(tx, hosts)
    strangers = sorted(set(hosts) - known.keys())
    if strangers:
        await tx.many(MEET, [{"host": host, "met_at": tx.now} for host in strangers])
    return known
