"""Note that a letter has gone out."""

from sqlalchemy import BigInteger, bindparam, update

from goodmob.broadcasts.tables import broadcast_receipt
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

MARK = statement(
    update(broadcast_receipt)
    .where(
        broadcast_receipt.c.broadcast_id == bindparam("of_broadcast_id", type_=BigInteger),
        broadcast_receipt.c.account_id == bindparam("of_account_id", type_=BigInteger),
    )
    .values(mailed_at=bindparam("moment", type_=BigInteger))
)


async def mark_mailed(tx: Transaction, broadcast_id: int, account_id: int) -> None:
    """The letter is not sent again."""
    await tx.run(MARK, of_broadcast_id=broadcast_id, of_account_id=account_id, moment=tx.now)
