"""End the columns of an account that is no more."""

from sqlalchemy import BigInteger, bindparam, delete

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.deck.tables import deck_column

END_COLUMNS = statement(
    delete(deck_column).where(deck_column.c.account_id == bindparam("account_id", type_=BigInteger))
)


async def end_columns_of(tx: Transaction, account_id: int) -> None:
    """Deletes what is read as this account, whoever arranged it."""
    await tx.run(END_COLUMNS, account_id=account_id)
