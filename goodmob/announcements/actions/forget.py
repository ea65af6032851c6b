"""Forget what concerned announcements of somebody, or of an emoji, that is gone."""

from sqlalchemy import BigInteger, bindparam, delete

from goodmob.announcements.tables import announcement_dismissal, announcement_reaction
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

_ACCOUNT = bindparam("account_id", type_=BigInteger)
END_REACTIONS_BY = statement(delete(announcement_reaction).where(announcement_reaction.c.account_id == _ACCOUNT))
END_DISMISSALS_BY = statement(delete(announcement_dismissal).where(announcement_dismissal.c.account_id == _ACCOUNT))
END_REACTIONS_NAMED = statement(delete(announcement_reaction).where(announcement_reaction.c.name == bindparam("name")))


async def forget_account(tx: Transaction, account_id: int) -> None:
    """Nothing is known any more of how the account took announcements."""
    await tx.run(END_REACTIONS_BY, account_id=account_id)
    await tx.run(END_DISMISSALS_BY, account_id=account_id)


async def forget_emoji(tx: Transaction, shortcode: str) -> None:
    """Nobody reacted by an emoji that is not there any more."""
    await tx.run(END_REACTIONS_NAMED, name=shortcode)
