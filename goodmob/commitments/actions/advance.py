"""Bring a call where the clock says."""

from sqlalchemy import bindparam, update

from goodmob.commitments.events import CallClosed, CallFailed, CallOpened, CallReported
from goodmob.commitments.queries.calls import CallRow, call_by_id
from goodmob.commitments.rules.life import next_moment, state_after
from goodmob.commitments.tables import call as call_table
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound

GO_ON = statement(
    update(call_table)
    .where(call_table.c.id == bindparam("of_call_id"), call_table.c.state == bindparam("old_state"))
    .values(state=bindparam("new_state"))
)

_NEWS = {"live": CallOpened, "tallying": CallClosed, "reported": CallReported, "failed": CallFailed}


async def advance(tx: Transaction, call_id: int) -> int | None:
    """Brings the call where the clock says and gives the moment (us) of its next state; None where there is none."""
    call = await _brought_up(tx, call_id)
    return None if call is None else next_moment(call)


async def call_as_of_now(tx: Transaction, call_id: int) -> CallRow:
    """The call, brought where the clock says even if its job is late. NotFound where there is none."""
    call = await _brought_up(tx, call_id)
    if call is None:
        raise NotFound
    return call


async def _brought_up(tx: Transaction, call_id: int) -> CallRow | None:
    while call := await call_by_id(tx, call_id):
        moment = next_moment(call)
        if moment is None or moment > tx.now:
            return call
        state = state_after(call)

        went_on = await tx.run(GO_ON, of_call_id=call_id, old_state=call.state, new_state=state)

        if went_on:
            await tx.announce(_NEWS[state](call_id))
    return None
