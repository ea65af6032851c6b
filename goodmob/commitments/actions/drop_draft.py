"""Take a draft away."""

from sqlalchemy import BigInteger, bindparam, delete

from goodmob.commitments.queries.calls import call_by_id
from goodmob.commitments.tables import call, pool, tally
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict

_ID = bindparam("of_call_id", type_=BigInteger)
DROP = (
    statement(delete(tally).where(tally.c.call_id == _ID)),
    statement(delete(pool).where(pool.c.call_id == _ID)),
    statement(delete(call).where(call.c.id == _ID)),
)


async def drop_draft(tx: Transaction, call_id: int) -> None:
    """Removes a call that nobody could join yet; nothing happens where there is none. Conflict for any other."""
    row = await call_by_id(tx, call_id)
    if row is None:
        return
    if row.state != "draft":
        raise Conflict("Only a draft can be taken away")

    for parts in DROP:
        await tx.run(parts, of_call_id=call_id)
