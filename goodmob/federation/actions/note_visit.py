"""Write down how a visit to another server went."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from sqlalchemy import BigInteger, Integer, Text, bindparam, delete, null, select, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.federation.queries.deliveries import waits
from goodmob.federation.queries.hosts import host_row
from goodmob.federation.rules.patience import LONGEST_ERROR, MOST_ATTEMPTS, bring_again_after, rest_after
from goodmob.federation.tables.carrying import delivery, far_host

LOST_AT_ONCE = 150

DONE = statement(update(delivery).where(among(delivery.c.id, "ids")).values(done_at=bindparam("now", type_=BigInteger)))
AGAIN = statement(
    update(delivery)
    .where(delivery.c.id == bindparam("delivery_id", type_=BigInteger))
    .values(
        attempts=bindparam("tried", type_=Integer),
        run_at=bindparam("next_at", type_=BigInteger),
        failed_at=bindparam("given_up_at", type_=BigInteger),
        error=bindparam("reason", type_=Text),
    )
)
_host = far_host.c.host == bindparam("of_host", type_=Text)
REACHED = statement(
    update(far_host)
    .where(_host)
    .values(
        reached_at=bindparam("now", type_=BigInteger),
        delivered=far_host.c.delivered + bindparam("taken", type_=BigInteger),
        failing_since=null(),
        failures=0,
        rests_until=null(),
        parked_at=null(),
        error="",
    )
)
LOSE = statement(update(far_host).where(_host).values(lost=far_host.c.lost + bindparam("missed", type_=BigInteger)))
REST = statement(
    update(far_host)
    .where(_host)
    .values(
        failing_since=bindparam("since", type_=BigInteger),
        failures=bindparam("failed", type_=Integer),
        rests_until=bindparam("until", type_=BigInteger),
        parked_at=bindparam("given_up_at", type_=BigInteger),
        error=bindparam("reason", type_=Text),
    )
)
WAITING = statement(
    select(delivery.c.id)
    .where(delivery.c.host == bindparam("host", type_=Text), waits)
    .limit(bindparam("limit", type_=Integer))
)
FORGET = statement(delete(delivery).where(among(delivery.c.id, "ids")))


class Brought(NamedTuple):
    """How one delivery ended: taken, refused for good, or to be brought again later."""

    delivery_id: int
    attempts: int
    end: Literal["taken", "refused", "later"]
    error: str = ""


class Trouble(NamedTuple):
    """Why a server takes nothing at the moment, and how long it wishes to be left alone (us, 0: it did not say)."""

    why: str
    wish: int = 0


async def note_visit(tx: Transaction, host: str, brought: Sequence[Brought], trouble: Trouble | None) -> None:
    """Forgets what was taken or refused, and plans what is to be brought again; a host in trouble is left alone."""
    over = [one.delivery_id for one in brought if one.end != "later"]
    if over:
        await tx.run(DONE, ids=over, now=tx.now)
    given_up = 0
    for one in brought:
        if one.end == "later":
            tried = one.attempts + 1
            given_up += tried >= MOST_ATTEMPTS
            await tx.run(
                AGAIN,
                delivery_id=one.delivery_id,
                tried=tried,
                next_at=tx.now + bring_again_after(tried),
                given_up_at=tx.now if tried >= MOST_ATTEMPTS else None,
                reason=one.error[:LONGEST_ERROR],
            )

    taken = sum(one.end == "taken" for one in brought)
    missed = given_up + sum(one.end == "refused" for one in brought)
    if taken:
        await tx.run(REACHED, of_host=host, now=tx.now, taken=taken)
    if missed:
        await tx.run(LOSE, of_host=host, missed=missed)
    if trouble is not None:
        await _let_rest(tx, host, trouble)


async def lose_waiting(tx: Transaction, host: str) -> bool:
    """Drops some of what waits for a server that nothing goes to any more; tells whether more may wait."""
    ids = [row.id for row in await tx.all(WAITING, host=host, limit=LOST_AT_ONCE)]
    if ids:
        await tx.run(FORGET, ids=ids)
        await tx.run(LOSE, of_host=host, missed=len(ids))
    return len(ids) == LOST_AT_ONCE


async def _let_rest(tx: Transaction, host: str, trouble: Trouble) -> None:
    row = await host_row(tx, host)
    if row is None:
        return
    rest = rest_after(row.failing_since, row.failures, tx.now, trouble.wish)
    await tx.run(
        REST,
        of_host=host,
        since=rest.failing_since,
        failed=rest.failures,
        until=rest.rests_until,
        given_up_at=rest.parked_at,
        reason=trouble.why[:LONGEST_ERROR],
    )
