"""Tip a call over its threshold."""

from collections.abc import Sequence

from sqlalchemy import BigInteger, bindparam, case, func, select, update

from goodmob.commitments.events import CallTipped
from goodmob.commitments.queries.calls import CallRow, PoolRow
from goodmob.commitments.tables import call as call_table
from goodmob.commitments.tables import pool as pool_table
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

_taken = select(func.sum(pool_table.c.confirmed)).where(pool_table.c.call_id == call_table.c.id).scalar_subquery()

TIP = statement(
    update(call_table)
    .where(
        call_table.c.id == bindparam("of_call_id", type_=BigInteger),
        call_table.c.tipped_at.is_(None),
        call_table.c.threshold <= _taken,
    )
    .values(
        tipped_at=bindparam("now", type_=BigInteger),
        state=case((call_table.c.state == "gathering", "tipped"), else_=call_table.c.state),
    )
)


async def tip(tx: Transaction, call: CallRow) -> None:
    """Notes, once and for ever, that the taken places of all pools of the call reach its threshold."""
    if call.threshold is None or call.tipped_at is not None:
        return

    tipped = await tx.run(TIP, of_call_id=call.id, now=tx.now)

    if tipped:
        await tx.announce(CallTipped(call.id))


def may_tip(call: CallRow, pools: Sequence[PoolRow]) -> bool:
    """Whether `tip` has to be asked now that so many places of all the pools of the call are taken."""
    if call.threshold is None or call.tipped_at is not None:
        return False
    return sum(pool.confirmed for pool in pools) >= call.threshold
