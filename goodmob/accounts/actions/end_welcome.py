"""Somebody is at home: the first steps are offered no more."""

from sqlalchemy import bindparam, update

from goodmob.accounts.tables import person_account
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

END = statement(
    update(person_account)
    .values(welcomed_at=bindparam("now"))
    .where(person_account.c.account_id == bindparam("of_id"), person_account.c.welcomed_at.is_(None))
)


async def end_welcome(tx: Transaction, account_id: int) -> None:
    """The first steps of this account are done or put away; again changes nothing."""
    await tx.run(END, of_id=account_id, now=tx.now)
