"""Putting notices away for good that somebody put away all at once."""

from goodmob.core.database.interface import Transaction
from goodmob.core.jobs.handlers import Again
from goodmob.notifications.actions.clear import go_on_clearing
from goodmob.notifications.jobs.telling import OfAccount


async def clear(tx: Transaction, payload: OfAccount) -> Again | None:
    """Puts the notices away, a slice at a time; nothing, where they were brought back."""
    return Again(payload) if await go_on_clearing(tx, payload.account_id) else None
