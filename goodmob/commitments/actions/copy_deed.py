"""Keep what somebody here did for a call of another server, which counts it."""

from goodmob.commitments.actions.advance import any_call_as_of_now
from goodmob.commitments.actions.do_deed import ADD_DEED, HAVE_DONE, NewDeed
from goodmob.commitments.events import DeedDone
from goodmob.commitments.queries.commitments import commitment_of
from goodmob.commitments.rules.limits import LARGEST_DEED
from goodmob.commitments.rules.refusals import why_not
from goodmob.commitments.rules.states import IN_PLACE
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Conflict, Invalid


async def copy_deed(tx: Transaction, call_id: int, account_id: int, new: NewDeed) -> int:
    """Keeps the deed, which is told by its post, and gives its id; the tally is for the call's own server to tell.

    Conflict before the start and once the figures are final; Invalid "count" for more than one person may claim.
    """
    call = await any_call_as_of_now(tx, call_id)
    if call.state not in {"live", "tallying"}:
        raise Conflict(why_not(call.state))
    if not 1 <= new.units <= LARGEST_DEED:
        raise Invalid("count", f"must be between 1 and {LARGEST_DEED}")
    own = await commitment_of(tx, call_id, account_id)

    deed_id = tx.new_id() if new.id is None else new.id
    about = {"post_id": new.post_id, "units": new.units, "cell": new.cell, "created_at": tx.now}
    ids = {"id": deed_id, "call_id": call_id, "account_id": account_id}
    proof = {"pictured": new.pictured, "witnesses": 0, "disputes": 0, "doubts": 0, "verdict": None}
    late = call.state == "tallying"
    if not await tx.run(ADD_DEED, **ids, **about, **proof, state="claimed", late=late):
        raise Conflict("This was counted at this very moment")
    if own is not None and own.state in IN_PLACE and not late:
        await tx.run(HAVE_DONE, commitment_id=own.id, more_units=new.units)

    await tx.announce(DeedDone(call_id, deed_id, account_id))
    return deed_id
