"""What happens to suggestions when something happened to an account."""

from goodmob.accounts.events import AccountDeleted
from goodmob.core.database.interface import Transaction
from goodmob.discovery.jobs import OneAccount


async def forget_after_deletion(tx: Transaction, event: AccountDeleted) -> None:
    """Nobody keeps a deleted account out of what is suggested any longer, and it keeps nobody out."""
    await tx.enqueue("discovery.forget_deleted", OneAccount(event.account_id))
