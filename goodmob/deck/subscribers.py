"""What columns have to hear: that an account is deleted, as which nobody reads any more."""

from goodmob.accounts.events import AccountDeleted
from goodmob.core.database.interface import Transaction
from goodmob.deck.actions.end import end_columns_of


async def forget_after_deletion(tx: Transaction, event: AccountDeleted) -> None:
    """The columns of a deleted account are gone."""
    await end_columns_of(tx, event.account_id)
