"""Write down how what came from a host was read."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from sqlalchemy import BigInteger, Integer, Text, bindparam, delete, false, null, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.federation.actions.meet_hosts import meet_hosts
from goodmob.federation.events import DeliveriesWait
from goodmob.federation.rules.patience import LONGEST_ERROR, MOST_READINGS, read_again_after
from goodmob.federation.tables.carrying import arrival, far_host

DONE = statement(delete(arrival).where(among(arrival.c.id, "ids")))
AGAIN = statement(
    update(arrival)
    .where(arrival.c.id == bindparam("arrival_id", type_=BigInteger))
    .values(
        attempts=bindparam("tried", type_=Integer),
        run_at=bindparam("next_at", type_=BigInteger),
        failed_at=bindparam("given_up_at", type_=BigInteger),
        error=bindparam("reason", type_=Text),
    )
)
HEARD = statement(
    update(far_host)
    .where(far_host.c.host == bindparam("of_host", type_=Text))
    .values(
        heard_at=bindparam("now", type_=BigInteger),
        received=far_host.c.received + bindparam("came", type_=BigInteger),
        refused=far_host.c.refused + bindparam("dropped", type_=BigInteger),
        failing_since=null(),
        failures=0,
        rests_until=null(),
        parked_at=null(),
        error="",
        is_awaited=false(),
    )
)


class Reading(NamedTuple):
    """How the reading of one arrival ended: read, dropped, to be read again later, or given up as `dead`."""

    arrival_id: int
    attempts: int
    end: Literal["read", "dropped", "later", "dead"]
    error: str = ""


async def note_reading(tx: Transaction, host: str, readings: Sequence[Reading]) -> None:
    """Forgets what was read, and plans what is to be read again; a host that speaks is alive."""
    known = (await meet_hosts(tx, [host])).get(host)
    done = [one.arrival_id for one in readings if one.end in {"read", "dropped"}]
    if done:
        await tx.run(DONE, ids=done)
    for one in readings:
        if one.end in {"later", "dead"}:
            tried = one.attempts + 1
            is_dead = one.end == "dead" or tried >= MOST_READINGS
            await tx.run(
                AGAIN,
                arrival_id=one.arrival_id,
                tried=tried,
                next_at=tx.now + read_again_after(tried),
                given_up_at=tx.now if is_dead else None,
                reason=one.error[:LONGEST_ERROR],
            )
    dropped = sum(one.end == "dropped" for one in readings)
    await tx.run(HEARD, of_host=host, now=tx.now, came=len(done), dropped=dropped)

    if known is not None and known.failing_since is not None:
        await tx.announce(DeliveriesWait([host], tx.now))
