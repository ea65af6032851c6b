"""Telling everybody who is committed to a mob, a slice at a time, and reminding them when it is near."""

import msgspec

from goodmob.commitments.queries.calls import call_by_id
from goodmob.commitments.queries.commitments import committed_after
from goodmob.core.clock import DAY, MINUTE
from goodmob.core.database.interface import Transaction
from goodmob.core.jobs.handlers import Again
from goodmob.mobs.queries.mobs import mob_by_id
from goodmob.notifications.actions.tell import AT_ONCE, tell

REMINDERS = {"mob.tomorrow": DAY, "mob.soon": 10 * MINUTE}
"""How long before the start each reminder is told."""

_AHEAD = frozenset({"gathering", "tipped"})


class Telling(msgspec.Struct, frozen=True):
    """What everybody is told who was committed when it happened: commitments up to the id `last`, beyond `after`."""

    mob_id: int
    type: str
    last: int
    after: int = 0


class Reminder(msgspec.Struct, frozen=True):
    """What is told ahead of a start (us), as it was planned."""

    mob_id: int
    type: str
    starts_at: int


async def tell_committed(tx: Transaction, payload: Telling) -> Again | None:
    """Tells a slice of those who are committed, in the order in which they joined."""
    mob = await mob_by_id(tx, payload.mob_id)
    if mob is None:
        return None
    rows = await committed_after(tx, mob.id, payload.after, AT_ONCE)

    told = [row.account_id for row in rows if row.id <= payload.last]
    await tell(tx, told, payload.type, from_account_id=mob.account_id, cause_id=mob.id, post_id=mob.post_id)
    if len(told) < AT_ONCE:
        return None
    return Again(msgspec.structs.replace(payload, after=rows[-1].id))


async def remind(tx: Transaction, payload: Reminder) -> None:
    """Begins to remind those who are committed, unless the start was moved, has come, or will not come."""
    call = await call_by_id(tx, payload.mob_id)
    if call is None or call.state not in _AHEAD or call.starts_at != payload.starts_at or tx.now >= call.starts_at:
        return

    await tx.enqueue("mobs.tell_committed", Telling(payload.mob_id, payload.type, tx.new_id()))
