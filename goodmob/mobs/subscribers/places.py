"""Where a mob was is forgotten some days after its close."""

from goodmob.commitments.events import CallCancelled, CallFailed, CallHalted, CallReported
from goodmob.commitments.queries.calls import call_by_id
from goodmob.core.database.interface import Transaction
from goodmob.mobs.jobs.places import OneMob
from goodmob.mobs.rules.anonymity import PLACES_KEPT


async def plan_forgetting(tx: Transaction, event: CallReported | CallFailed | CallCancelled | CallHalted) -> None:
    """The places are forgotten seven days after its end, or after it was called off; an earlier plan is changed."""
    call = await call_by_id(tx, event.call_id)
    if call is None:
        return
    close = tx.now if isinstance(event, CallFailed | CallCancelled) else call.ends_at
    key = f"mobs.forget_places:{call.id}"
    await tx.enqueue("mobs.forget_places", OneMob(call.id), run_at=close + PLACES_KEPT, key=key)
