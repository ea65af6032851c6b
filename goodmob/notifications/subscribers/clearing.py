"""Notices that were put away all at once go once that cannot be undone any more."""

from goodmob.core.database.interface import Transaction
from goodmob.notifications.events import ClearingAsked
from goodmob.notifications.jobs.telling import OfAccount


async def order_clearing(tx: Transaction, event: ClearingAsked) -> None:
    """They go when it is due."""
    await tx.enqueue("notifications.clear", OfAccount(event.account_id), run_at=event.due_at)
