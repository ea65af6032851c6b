"""Stop a call on every surface, and let it go on: both for staff."""

from goodmob.commitments.actions.advance import advance, any_call_as_of_now
from goodmob.commitments.actions.promote import promote
from goodmob.commitments.actions.turn import turn
from goodmob.commitments.events import CallHalted, CallResumed
from goodmob.commitments.rules.refusals import why_not
from goodmob.commitments.rules.states import OVER
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Conflict


async def halt_call(tx: Transaction, call_id: int) -> None:
    """Stops the call where it is, once: nothing but leaving is possible. Conflict for drafts and what is over."""
    call = await any_call_as_of_now(tx, call_id)
    if call.state == "halted":
        return
    if call.state in OVER or call.state == "draft":
        raise Conflict(why_not(call.state))

    await turn(tx, call, "halted", former_state=call.state)

    await tx.announce(CallHalted(call_id))


async def resume_call(tx: Transaction, call_id: int) -> None:
    """Lets a stopped call go on, where the clock says by now; places given back meanwhile go to those who wait.

    Conflict where it was not stopped.
    """
    call = await any_call_as_of_now(tx, call_id)
    if call.state != "halted" or call.former_state is None:
        raise Conflict("It has not been stopped")

    await turn(tx, call, call.former_state)

    await tx.announce(CallResumed(call_id))
    await advance(tx, call_id)
    if not call.far:
        await promote(tx, call_id)
