"""Leave a call."""

from goodmob.commitments.actions.area import count_areas
from goodmob.commitments.actions.elsewhere import Elsewhere
from goodmob.commitments.actions.pool import lock_pools, move
from goodmob.commitments.actions.promote import promote
from goodmob.commitments.actions.write_commitment import change_commitment
from goodmob.commitments.events import Released
from goodmob.commitments.queries.commitments import CommitmentRow
from goodmob.commitments.queries.standings import standing_of
from goodmob.commitments.rules.refusals import why_not
from goodmob.commitments.rules.states import CHANGEABLE, GONE
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Conflict, NotFound

_COUNTERS = {"confirmed": "confirmed", "offered": "offered", "waitlisted": "waitlisted", "waiting": "conditional"}


async def leave(tx: Transaction, call_id: int, account_id: int) -> CommitmentRow:
    """Gives the account's place, offer or turn back, and hands it on; whoever has left already gets the same answer.

    NotFound where the account never joined; Conflict once it came or did something, or the call is over.
    """
    await lock_pools(tx, call_id)
    standing = await standing_of(tx, call_id, account_id)
    if standing is None or (own := standing.own) is None:
        raise NotFound
    if own.state in GONE:
        return own
    if standing.call.far:
        raise Elsewhere
    if standing.call.state not in CHANGEABLE and standing.call.state != "halted":
        raise Conflict(why_not(standing.call.state))
    if own.state not in _COUNTERS or own.present_at is not None:
        raise Conflict("You have been there already")

    left = own._replace(state="declined" if own.state == "offered" else "released", offer_expires_at=None)
    if not await change_commitment(tx, own, left):
        raise Conflict("You have been there already")
    await move(tx, own.pool_id, **{_COUNTERS[own.state]: -own.party_size})
    if own.state == "confirmed":
        await count_areas(tx, standing.call, {own.area: -own.party_size})

    await tx.announce(Released(call_id, account_id))
    await promote(tx, call_id)
    return left
