"""End a call before its time."""

from sqlalchemy import BigInteger, Text, bindparam, update

from goodmob.commitments.actions.advance import call_as_of_now
from goodmob.commitments.events import CallChanged, CallClosed
from goodmob.commitments.rules.life import settling
from goodmob.commitments.rules.refusals import JUST_CHANGED, why_not
from goodmob.commitments.rules.states import JOINABLE, OVER
from goodmob.commitments.tables import call as call_table
from goodmob.core.clock import MINUTE
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict

END = statement(
    update(call_table)
    .where(
        call_table.c.id == bindparam("of_call_id", type_=BigInteger),
        call_table.c.state == bindparam("old_state", type_=Text),
    )
    .values(
        state="tallying",
        starts_at=bindparam("new_starts_at", type_=BigInteger),
        ends_at=bindparam("new_ends_at", type_=BigInteger),
        settles_at=bindparam("new_settles_at", type_=BigInteger),
    )
)


async def end_call(tx: Transaction, call_id: int) -> None:
    """Ends the call now, whether it has begun or not, as what it is for was reached: it goes on to its report.

    Nothing happens where it is over already. Conflict for a draft and where it was stopped.
    """
    call = await call_as_of_now(tx, call_id)
    if call.state == "tallying" or call.state in OVER:
        return
    if call.state not in JOINABLE:
        raise Conflict(why_not(call.state))

    starts_at = min(call.starts_at, tx.now - MINUTE)
    times = {"new_starts_at": starts_at, "new_ends_at": tx.now, "new_settles_at": settling(starts_at, tx.now)}
    if not await tx.run(END, of_call_id=call_id, old_state=call.state, **times):
        raise Conflict(JUST_CHANGED)

    await tx.announce(CallClosed(call_id))
    await tx.announce(CallChanged(call_id))
