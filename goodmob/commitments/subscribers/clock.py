"""Calls go by the clock: plans of what comes next."""

from goodmob.commitments.events import CallChanged, CallPublished, CallReported, CallResumed, CallTipped
from goodmob.commitments.jobs.clock import OneCall, Settling
from goodmob.core.database.interface import Transaction


async def plan_next_state(tx: Transaction, event: CallPublished | CallChanged | CallTipped | CallResumed) -> None:
    """The call is looked at anew, and then again when its next state is due; an earlier plan for it is changed."""
    # The job reads the moment in the call's lane: a plan made here could be older than one made beside it.
    await tx.enqueue("commitments.advance", OneCall(event.call_id), key=f"commitments.advance:{event.call_id}")


async def settle_call(tx: Transaction, event: CallReported) -> None:
    """Who came is settled with the final figures."""
    key = f"commitments.settle:{event.call_id}"
    await tx.enqueue("commitments.settle", Settling(event.call_id), key=key)
