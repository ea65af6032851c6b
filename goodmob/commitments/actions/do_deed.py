"""Do something that counts."""

import msgspec
from sqlalchemy import BigInteger, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.commitments.actions.advance import call_as_of_now
from goodmob.commitments.actions.join import Joining, join
from goodmob.commitments.actions.tally import count
from goodmob.commitments.events import DeedDone
from goodmob.commitments.queries.calls import CallRow
from goodmob.commitments.queries.commitments import CommitmentRow, commitment_of
from goodmob.commitments.queries.deeds import claimed_by, deed_by_post
from goodmob.commitments.rules.limits import LARGEST_DEED, MOST_DEEDS, MOST_UNITS
from goodmob.commitments.rules.refusals import why_not
from goodmob.commitments.rules.states import IN_PLACE
from goodmob.commitments.tables import commitment, deed
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict, Invalid

_THIS = commitment.c.id == bindparam("commitment_id", type_=BigInteger)
HOLD = statement(select(commitment.c.state).where(_THIS).with_for_update())
ADD_DEED = statement(
    insert(deed)
    .on_conflict_do_nothing(index_elements=[deed.c.post_id], index_where=deed.c.post_id.is_not(None))
    .inline()
)
HAVE_DONE = statement(
    update(commitment)
    .where(_THIS)
    .values(state="done", units=commitment.c.units + bindparam("more_units", type_=BigInteger))
)


class NewDeed(msgspec.Struct, frozen=True):
    """What somebody claims to have done: units, the reply that tells of it, and where, as a cell.

    id: a new id, where the caller had to know it beforehand. pictured: a picture shows it.
    """

    units: int
    post_id: int | None = None
    cell: str | None = None
    id: int | None = None
    pictured: bool = False


async def do_deed(tx: Transaction, call_id: int, account_id: int, new: NewDeed) -> int:
    """Counts the deed and gives its id; the same post counts once. Who has not joined joins on the way.

    What is done until the figures are final is late and counted apart, for those who had a place. Conflict before the
    start, after that, and where no place is left; Invalid "count" for more than one person may claim.
    """
    call = await call_as_of_now(tx, call_id)
    if (earlier := await _told(tx, call_id, account_id, new.post_id)) is not None:
        return earlier
    if not 1 <= new.units <= LARGEST_DEED:
        raise Invalid("count", f"must be between 1 and {LARGEST_DEED}")
    late = _is_late(call)
    doer = await _doer(tx, call, account_id, late)
    former_state = await _checked(tx, doer, new.units)

    deed_id = tx.new_id() if new.id is None else new.id
    about = {"post_id": new.post_id, "units": new.units, "cell": new.cell, "late": late, "created_at": tx.now}
    ids = {"id": deed_id, "call_id": call_id, "account_id": account_id}
    proof = {"pictured": new.pictured, "witnesses": 0, "disputes": 0, "doubts": 0, "verdict": None}
    if not await tx.run(ADD_DEED, **ids, **about, **proof, state="claimed"):
        raise Conflict("This was counted at this very moment")
    if late:
        await count(tx, call_id, late_units=new.units)
    else:
        await tx.run(HAVE_DONE, commitment_id=doer.id, more_units=new.units)
        await count(tx, call_id, units=new.units, doers=int(former_state != "done"))

    await tx.announce(DeedDone(call_id, deed_id, account_id))
    return deed_id


async def _told(tx: Transaction, call_id: int, account_id: int, post_id: int | None) -> int | None:
    earlier = None if post_id is None else await deed_by_post(tx, post_id)
    if earlier is None:
        return None
    if (earlier.call_id, earlier.account_id) != (call_id, account_id):
        raise Conflict("This post tells of another deed already")
    return earlier.id


def _is_late(call: CallRow) -> bool:
    if call.state not in {"live", "tallying"}:
        raise Conflict(why_not(call.state))
    return call.state == "tallying"


async def _doer(tx: Transaction, call: CallRow, account_id: int, late: bool) -> CommitmentRow:
    own = await commitment_of(tx, call.id, account_id)
    if own is not None and own.state in IN_PLACE:
        return own
    if late:
        raise Conflict("It is over, and you had no place")
    joined = await join(tx, call.id, account_id, Joining())
    if joined.state == "waiting":
        raise Conflict("Too few people have joined for your condition")
    if joined.state not in IN_PLACE:
        raise Conflict("There is no place left")
    return joined


async def _checked(tx: Transaction, doer: CommitmentRow, units: int) -> str:
    """The state of the doer's commitment, which stays as it is from here on; refuses what one may not claim."""
    state: str = await tx.value(HOLD, commitment_id=doer.id)
    if state not in IN_PLACE:
        raise Conflict("You have given your place back at this very moment")
    claimed = await claimed_by(tx, doer.call_id, doer.account_id)
    if claimed.deeds >= MOST_DEEDS or claimed.units + units > MOST_UNITS:
        raise Invalid("count", "is more than one person may claim here")
    return state
