"""What an account would lose by hiding another server."""

from typing import NamedTuple

from goodmob.core.database.interface import Reads
from goodmob.social.queries.ties_at import followed_at, followers_at


class Loss(NamedTuple):
    """How many on that server the account follows, and how many follow it."""

    following: int
    followers: int


async def loss_by_hiding(reads: Reads, account_id: int, domain: str) -> Loss:
    """Counts through everybody whom the account follows and who follows it, in slices."""
    following = await followed_at(reads, account_id, domain)
    return Loss(len(following), sum([len(some) async for some in followers_at(reads, account_id, domain)]))
