"""Let people join a call that was a draft."""

from goodmob.commitments.actions.advance import advance, call_as_of_now
from goodmob.commitments.actions.turn import turn
from goodmob.commitments.events import CallPublished
from goodmob.commitments.queries.calls import terms_of
from goodmob.commitments.rules.refusals import why_not
from goodmob.commitments.rules.states import CALLED_OFF
from goodmob.commitments.rules.terms import check_terms
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Conflict


async def publish_call(tx: Transaction, call_id: int) -> None:
    """Opens a draft to everybody; nothing happens where that was done before.

    Invalid names the term that no longer holds: times may have passed. Conflict where it was called off.
    """
    call = await call_as_of_now(tx, call_id)
    if call.state in CALLED_OFF:
        raise Conflict(why_not(call.state))
    if call.state != "draft":
        return
    check_terms(await terms_of(tx, call), tx.now)

    await turn(tx, call, "gathering")

    await tx.announce(CallPublished(call_id))
    await advance(tx, call_id)
