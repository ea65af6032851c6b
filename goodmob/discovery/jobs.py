"""What runs later: a deleted account is forgotten."""

from msgspec import Struct

from goodmob.core.house import House
from goodmob.core.jobs.handlers import Again
from goodmob.discovery.actions.forget import forget_dismissals


class OneAccount(Struct, frozen=True):
    """The account a job is about."""

    account_id: int


async def forget_deleted(house: House, payload: OneAccount) -> Again | None:
    """Forgets whom a deleted account did not want to be suggested, and who did not want it, a few at a time."""
    return Again(payload) if await house.db.act(forget_dismissals, payload.account_id) else None
