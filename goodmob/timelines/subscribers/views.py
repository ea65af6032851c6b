"""Forgets how people who are gone read their home."""

from goodmob.accounts.events import AccountDeleted
from goodmob.core.database.interface import Transaction
from goodmob.timelines.actions.set_view import forget_home_view


async def forget_after_deletion(tx: Transaction, event: AccountDeleted) -> None:
    """Nothing is kept of how a deleted account read its home."""
    await forget_home_view(tx, event.account_id)
