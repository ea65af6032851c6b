"""Telling everybody who is committed to a mob, a slice at a time, and reminding them when it is near."""

from typing import Literal

import msgspec

from goodmob.broadcasts.actions.deliver import AT_ONCE, deliver
from goodmob.broadcasts.actions.finish import finish
from goodmob.commitments.queries.calls import call_by_id
from goodmob.commitments.queries.commitments import committed_after
from goodmob.core.database.interface import Transaction
from goodmob.core.jobs.handlers import Again
from goodmob.mobs.actions.say import say
from goodmob.mobs.queries.mobs import mob_by_id

_AHEAD = frozenset({"gathering", "tipped"})


class Telling(msgspec.Struct, frozen=True):
    """A message and whom it is for: commitments up to the id `last`, beyond `after`; of one area alone where given."""

    broadcast_id: int
    mob_id: int
    last: int
    area: str | None = None
    after: int = 0


class Reminder(msgspec.Struct, frozen=True):
    """What is told ahead of a start (us), as it was planned."""

    mob_id: int
    circumstance: Literal["tomorrow", "soon"]
    starts_at: int


async def tell_committed(tx: Transaction, payload: Telling) -> Again | None:
    """Tells a slice of those who are committed, in the order in which they joined."""
    rows = await committed_after(tx, payload.mob_id, payload.after, AT_ONCE)

    told = [row for row in rows if row.id <= payload.last]
    meant = [row.account_id for row in told if payload.area in {None, row.area}]
    await deliver(tx, payload.broadcast_id, meant)
    if len(told) < AT_ONCE:
        await finish(tx, payload.broadcast_id)
        return None
    return Again(msgspec.structs.replace(payload, after=rows[-1].id))


async def remind(tx: Transaction, payload: Reminder) -> None:
    """Begins to remind those who are committed, unless the start was moved, has come, or will not come."""
    mob, call = await mob_by_id(tx, payload.mob_id), await call_by_id(tx, payload.mob_id)
    if mob is None or call is None or call.state not in _AHEAD:
        return
    if call.starts_at != payload.starts_at or tx.now >= call.starts_at:
        return

    # A start that is put off is reminded of again.
    broadcast_id = await say(tx, mob, payload.circumstance, occasion=str(payload.starts_at))
    if broadcast_id is not None:
        await tx.enqueue("mobs.tell_committed", Telling(broadcast_id, mob.id, tx.new_id()))
