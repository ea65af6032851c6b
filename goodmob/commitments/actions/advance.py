"""Bring a call where the clock says."""

from goodmob.commitments.actions.elsewhere import Elsewhere
from goodmob.commitments.actions.turn import turned
from goodmob.commitments.events import CallClosed, CallFailed, CallOpened, CallReported
from goodmob.commitments.queries.calls import CallRow, call_by_id
from goodmob.commitments.rules.life import next_moment, state_after
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import NotFound

_NEWS = {"live": CallOpened, "tallying": CallClosed, "reported": CallReported, "failed": CallFailed}


async def advance(tx: Transaction, call_id: int) -> int | None:
    """Brings the call where the clock says and gives the moment (us) of its next state; None where there is none."""
    call = await _brought_up(tx, call_id)
    return None if call is None else next_moment(call)


async def call_as_of_now(tx: Transaction, call_id: int) -> CallRow:
    """The call of this server, brought where the clock says even if its job is late. NotFound where there is none,
    Conflict for one whose own server decides."""
    call = await any_call_as_of_now(tx, call_id)
    if call.far:
        raise Elsewhere
    return call


async def any_call_as_of_now(tx: Transaction, call_id: int) -> CallRow:
    """As `call_as_of_now`, for what this server decides of its copies as well."""
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

        if await turned(tx, call, state):
            await tx.announce(_NEWS[state](call_id))
    return None
