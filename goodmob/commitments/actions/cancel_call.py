"""Call a call off."""

from goodmob.commitments.actions.advance import any_call_as_of_now
from goodmob.commitments.actions.turn import turn
from goodmob.commitments.events import CallCancelled
from goodmob.commitments.rules.refusals import why_not
from goodmob.commitments.rules.states import CHANGEABLE
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Conflict


async def cancel_call(tx: Transaction, call_id: int) -> None:
    """Calls it off for good, once. Conflict where it is over or was stopped."""
    call = await any_call_as_of_now(tx, call_id)
    if call.state == "cancelled":
        return
    if call.state not in CHANGEABLE:
        raise Conflict(why_not(call.state))

    await turn(tx, call, "cancelled")

    await tx.announce(CallCancelled(call_id))
