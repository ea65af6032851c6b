"""Turn a call from one state to another."""

from sqlalchemy import Text, bindparam, update

from goodmob.commitments.queries.calls import CallRow
from goodmob.commitments.rules.refusals import JUST_CHANGED
from goodmob.commitments.tables import call as call_table
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict

TURN = statement(
    update(call_table)
    .where(call_table.c.id == bindparam("of_call_id"), call_table.c.state == bindparam("old_state"))
    .values(state=bindparam("new_state"), former_state=bindparam("new_former_state", type_=Text))
)


async def turned(tx: Transaction, call: CallRow, state: str, *, former_state: str | None = None) -> bool:
    """Gives the call another state, unless it is no longer in the one that was seen; tells whether it did."""
    names = {"old_state": call.state, "new_state": state, "new_former_state": former_state}
    return bool(await tx.run(TURN, of_call_id=call.id, **names))


async def turn(tx: Transaction, call: CallRow, state: str, *, former_state: str | None = None) -> None:
    """Gives the call another state; Conflict where it is no longer in the one that was seen."""
    if not await turned(tx, call, state, former_state=former_state):
        raise Conflict(JUST_CHANGED)
