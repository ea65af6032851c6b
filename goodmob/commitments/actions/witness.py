"""Say of a deed that one has seen it, and take that back."""

from sqlalchemy import BigInteger, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.commitments.actions.judge import judge, peers_deed
from goodmob.commitments.queries.deeds import DeedRow
from goodmob.commitments.queries.proof import disputed_among, witnessed_among
from goodmob.commitments.rules.limits import MOST_WITNESSES
from goodmob.commitments.tables import deed_witness
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict

ADD = statement(insert(deed_witness).inline())
DROP = statement(
    delete(deed_witness).where(
        deed_witness.c.deed_id == bindparam("of_deed_id", type_=BigInteger),
        deed_witness.c.account_id == bindparam("of_account_id", type_=BigInteger),
    )
)


async def witness(tx: Transaction, call_id: int, account_id: int, deed_id: int) -> DeedRow:
    """Notes, once, that the account has seen the deed, and gives the deed. Run it in the lane of the call.

    Who may say so: see `peers_deed`. Conflict for whoever disputes it, or where there are more than enough witnesses.
    """
    row = await peers_deed(tx, call_id, account_id, deed_id)
    if await disputed_among(tx, account_id, [deed_id]):
        raise Conflict("You dispute it")
    if await witnessed_among(tx, account_id, [deed_id]):
        return row
    if row.witnesses >= MOST_WITNESSES:
        raise Conflict("There are witnesses enough")

    await tx.run(ADD, deed_id=deed_id, account_id=account_id, created_at=tx.now)
    return await judge(tx, row, witnesses=row.witnesses + 1)


async def unwitness(tx: Transaction, call_id: int, account_id: int, deed_id: int) -> DeedRow:
    """Takes back, once, that the account has seen the deed, and gives the deed. Run it in the lane of the call."""
    row = await peers_deed(tx, call_id, account_id, deed_id)

    if not await tx.run(DROP, of_deed_id=deed_id, of_account_id=account_id):
        return row
    return await judge(tx, row, witnesses=row.witnesses - 1)
