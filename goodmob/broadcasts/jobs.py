"""What runs later: an account that is gone is forgotten, a slice at a time."""

from msgspec import Struct

from goodmob.broadcasts.actions.forget import forget_account as forget_slice
from goodmob.core.database.interface import Transaction
from goodmob.core.jobs.handlers import Again


class OneAccount(Struct, frozen=True):
    """The account that is gone."""

    account_id: int


async def forget_account(tx: Transaction, payload: OneAccount) -> Again | None:
    """Nothing stays of what it said, heard and chose."""
    return Again(payload) if await forget_slice(tx, payload.account_id) else None
