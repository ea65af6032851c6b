"""What a deleted account leaves behind at mobs."""

from goodmob.accounts.events import AccountDeleted
from goodmob.core.database.interface import Transaction
from goodmob.mobs.jobs.following import OneAccount


async def forget_after_deletion(tx: Transaction, event: AccountDeleted) -> None:
    """It follows no mob any longer, and what it left to be said is not said."""
    await tx.enqueue("mobs.forget_account", OneAccount(event.account_id))
