"""What becomes of a deed when somebody says something of it; the figures are right in the same transaction."""

from typing import Any

from sqlalchemy import BigInteger, Integer, Text, bindparam, select, update

from goodmob.commitments.actions.advance import call_as_of_now
from goodmob.commitments.actions.tally import count
from goodmob.commitments.events import DeedJudged
from goodmob.commitments.queries.attendance import was_there
from goodmob.commitments.queries.calls import CallRow
from goodmob.commitments.queries.commitments import commitment_of
from goodmob.commitments.queries.deeds import DeedRow
from goodmob.commitments.rules.proof import OPEN, state_of, worth_of
from goodmob.commitments.rules.refusals import why_not
from goodmob.commitments.tables import commitment, deed
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict, Forbidden, NotFound

HOLD = statement(
    select(*(deed.c[name] for name in DeedRow._fields))
    .where(
        deed.c.id == bindparam("deed_id", type_=BigInteger), deed.c.call_id == bindparam("call_id", type_=BigInteger)
    )
    .with_for_update(key_share=True),
    into=DeedRow,
)
JUDGE = statement(
    update(deed)
    .where(deed.c.id == bindparam("deed_id", type_=BigInteger))
    .values(
        state=bindparam("new_state", type_=Text),
        verdict=bindparam("new_verdict", type_=Text),
        **{name: bindparam(f"new_{name}", type_=Integer) for name in ("witnesses", "disputes", "doubts")},
    )
)
_DOERS = commitment.c.id == bindparam("commitment_id", type_=BigInteger)
HOLD_DOER = statement(select(commitment.c.state, commitment.c.units).where(_DOERS).with_for_update(key_share=True))
CREDIT = statement(
    update(commitment)
    .where(_DOERS)
    .values(state=bindparam("new_state", type_=Text), units=bindparam("new_units", type_=BigInteger))
)


async def open_call(tx: Transaction, call_id: int) -> CallRow:
    """The call, while something can be said of its deeds. NotFound where there is none, Conflict before and after."""
    call = await call_as_of_now(tx, call_id)
    if call.state not in OPEN:
        raise Conflict(why_not(call.state))
    return call


async def held_deed(tx: Transaction, call_id: int, deed_id: int) -> DeedRow:
    """The deed of the call, which until the end of this action nobody else changes; NotFound where there is none."""
    row = await tx.one(HOLD, call_id=call_id, deed_id=deed_id)
    if row is None:
        raise NotFound
    return row


async def peers_deed(tx: Transaction, call_id: int, account_id: int, deed_id: int) -> DeedRow:
    """The deed, of which the account may say something as a peer: it is in, and was there or did something itself.

    Conflict while the call is not open and where the deed was reviewed, Forbidden for its doer and for others.
    """
    await open_call(tx, call_id)
    row = await held_deed(tx, call_id, deed_id)
    if row.account_id == account_id:
        raise Forbidden("This is your own deed")
    if not await was_there(tx, call_id, account_id):
        raise Forbidden("Only who is in, and was there or did something, can say so")
    if row.verdict is not None:
        raise Conflict("It has been reviewed")
    return row


async def judge(tx: Transaction, row: DeedRow, **changes: Any) -> DeedRow:
    """Writes what is different about a held deed: its state follows from it, and so do the figures."""
    after = row._replace(**changes)
    after = after._replace(state=state_of(after))
    new = {f"new_{name}": getattr(after, name) for name in ("state", "verdict", "witnesses", "disputes", "doubts")}
    await tx.run(JUDGE, deed_id=row.id, **new)
    old_worth, worth = worth_of(row), worth_of(after)
    units, verified, late_units = (now - before for now, before in zip(worth, old_worth, strict=True))
    doers = await _credit(tx, row, units) if units else 0
    if units or verified or late_units:
        await count(tx, row.call_id, doers=doers, units=units, verified=verified, late_units=late_units)

    await tx.announce(DeedJudged(row.call_id, row.id, row.account_id))
    return after


async def _credit(tx: Transaction, row: DeedRow, units: int) -> int:
    """Adds to what the doer has done, and gives by how many the number of doers changes."""
    own = await commitment_of(tx, row.call_id, row.account_id)
    held = None if own is None else await tx.one(HOLD_DOER, commitment_id=own.id)
    if own is None or held is None:
        return 0
    done = held.units + units
    state = ("done" if done else "confirmed") if held.state in {"done", "confirmed"} else held.state
    await tx.run(CREDIT, commitment_id=own.id, new_state=state, new_units=done)
    return int(state == "done") - int(held.state == "done")
