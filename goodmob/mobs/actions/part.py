"""Leave a mob, wherever its places are handed out."""

from goodmob.commitments.actions.elsewhere import Elsewhere
from goodmob.commitments.actions.leave import leave
from goodmob.commitments.queries.commitments import CommitmentRow
from goodmob.core.database.interface import Transaction
from goodmob.mobs.actions.join_elsewhere import leave_elsewhere


async def part(tx: Transaction, mob_id: int, account_id: int) -> CommitmentRow:
    """Gives the account's place, offer or turn back, as commitments.actions.leave does; another server is told."""
    try:
        return await leave(tx, mob_id, account_id)
    except Elsewhere:
        return await leave_elsewhere(tx, mob_id, account_id)
