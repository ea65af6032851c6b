"""Nobody waits for somebody who is gone, nor for anybody between whom and them there is a block."""

from goodmob.accounts.events import AccountDeleted
from goodmob.commitments.jobs.friends import Parting
from goodmob.core.database.interface import Transaction
from goodmob.social.events import Blocked


async def part_from_deleted(tx: Transaction, event: AccountDeleted) -> None:
    """Who waits for the account is let go, and nothing says any longer that they did."""
    await tx.enqueue("commitments.part", Parting(event.account_id))


async def part_blocked(tx: Transaction, event: Blocked) -> None:
    """Neither of the two waits for the other any longer."""
    await tx.enqueue("commitments.part", Parting(event.target_id, event.account_id))
    await tx.enqueue("commitments.part", Parting(event.account_id, event.target_id))
