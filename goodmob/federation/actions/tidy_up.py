"""Forget what was carried long ago, a little at a time, and note which dead servers live again."""

from sqlalchemy import BigInteger, Integer, Text, bindparam, delete, exists, null, select, update

from goodmob.core.clock import DAY
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.federation.events import ActivityArrived, DeliveriesWait
from goodmob.federation.queries.hosts import host_row
from goodmob.federation.rules.patience import probed_after
from goodmob.federation.tables.carrying import arrival, arrival_seen, delivery, far_host, outgoing

AT_ONCE = 100
SEEN_FOR = 7 * DAY
"""Longer than any signature is good for, so nothing is read twice."""
TAKEN_FOR = DAY
DEAD_FOR = 30 * DAY

_before = bindparam("before", type_=BigInteger)
_limit = bindparam("limit", type_=Integer)
OLD_SEEN = statement(select(arrival_seen.c.digest).where(arrival_seen.c.seen_at < _before).limit(_limit))
FORGET_SEEN = statement(delete(arrival_seen).where(among(arrival_seen.c.digest, "digests")))
OLD_DEAD = {
    table.name: statement(select(table.c.id).where(table.c.failed_at < _before).limit(_limit))
    for table in (arrival, delivery)
}
FORGET = {table.name: statement(delete(table).where(among(table.c.id, "ids"))) for table in (arrival, delivery)}
_unfinished = exists().where(delivery.c.outgoing_id == outgoing.c.id, delivery.c.done_at.is_(None))
OLD_SAID = statement(
    select(outgoing.c.id)
    .where(outgoing.c.created_at < _before, ~_unfinished)
    .order_by(outgoing.c.created_at)
    .limit(_limit)
)
TAKEN = statement(
    select(delivery.c.id).where(delivery.c.outgoing_id == bindparam("outgoing_id", type_=BigInteger)).limit(_limit)
)
FORGET_SAID = statement(delete(outgoing).where(outgoing.c.id == bindparam("outgoing_id", type_=BigInteger)))
_host = far_host.c.host == bindparam("of_host", type_=Text)
ALIVE = statement(
    update(far_host).where(_host).values(failing_since=null(), failures=0, rests_until=null(), parked_at=null())
)
STILL_DEAD = statement(update(far_host).where(_host).values(rests_until=bindparam("until", type_=BigInteger)))


async def forget_seen(tx: Transaction) -> bool:
    """Forgets some of the arrivals that cannot come again; tells whether more may be left."""
    digests = [row.digest for row in await tx.all(OLD_SEEN, before=tx.now - SEEN_FOR, limit=AT_ONCE)]
    if digests:
        await tx.run(FORGET_SEEN, digests=digests)
    return len(digests) == AT_ONCE


async def forget_dead(tx: Transaction) -> bool:
    """Forgets some of what was given up a month ago; tells whether more may be left."""
    found = 0
    for table, old in OLD_DEAD.items():
        ids = [row.id for row in await tx.all(old, before=tx.now - DEAD_FOR, limit=AT_ONCE // 2)]
        if ids:
            await tx.run(FORGET[table], ids=ids)
        found = max(found, len(ids))
    return found == AT_ONCE // 2


async def forget_said(tx: Transaction) -> bool:
    """Forgets some of what was brought to everybody a day ago; tells whether more may be left."""
    outgoing_id = await tx.value(OLD_SAID, before=tx.now - TAKEN_FOR, limit=1)
    if outgoing_id is None:
        return False
    ids = [row.id for row in await tx.all(TAKEN, outgoing_id=outgoing_id, limit=AT_ONCE)]
    if ids:
        await tx.run(FORGET["delivery"], ids=ids)
    if len(ids) < AT_ONCE:
        await tx.run(FORGET_SAID, outgoing_id=outgoing_id)
    return True


async def order_again(tx: Transaction, host: str) -> None:
    """Tells once more that something of a host waits to be read."""
    await tx.announce(ActivityArrived(host))


async def note_probe(tx: Transaction, host: str, *, lives: bool) -> None:
    """Notes whether a server that was given up answers again; if so, things go to it as before."""
    row = await host_row(tx, host)
    if row is None or row.parked_at is None:
        return
    if lives:
        await tx.run(ALIVE, of_host=host)
        await tx.announce(DeliveriesWait([host], tx.now))
    else:
        await tx.run(STILL_DEAD, of_host=host, until=probed_after(row.parked_at, tx.now))
