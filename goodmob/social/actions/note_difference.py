"""Note that another server holds others for followers of somebody there than we do."""

from goodmob.core.database.interface import Transaction
from goodmob.social.events import FollowersDiffer


async def note_difference(tx: Transaction, account_id: int, url: str, digest: str) -> None:
    """Lets it be looked into; whether there is a difference is asked again then."""
    await tx.announce(FollowersDiffer(account_id, url, digest))
