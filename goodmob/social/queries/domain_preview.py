"""What an account would lose by hiding another server."""

from typing import NamedTuple

from goodmob.accounts.queries.figures import how_many_at
from goodmob.core.database.interface import Reads
from goodmob.social.queries.follows import followers_of, following_of

_AT_ONCE = 5_000


class Loss(NamedTuple):
    """How many on that server the account follows, and how many follow it."""

    following: int
    followers: int


async def loss_by_hiding(reads: Reads, account_id: int, domain: str) -> Loss:
    """Counts through everybody whom the account follows and who follows it, in slices."""
    following = await how_many_at(reads, domain, await following_of(reads, account_id))
    followers, last = 0, 0
    while edges := await followers_of(reads, account_id, after=last, limit=_AT_ONCE):
        followers += await how_many_at(reads, domain, [edge.follower_id for edge in edges])
        last = edges[-1].id
    return Loss(following, followers)
