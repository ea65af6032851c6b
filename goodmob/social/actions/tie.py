"""Write a follow, or a request for one, between two accounts of which it is known that it may be."""

from typing import NamedTuple

from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.actions.count import change_counts
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.social.actions.count_inbox import count_inbox
from goodmob.social.events import Followed, FollowRequested
from goodmob.social.tables.ties import follow, follow_request

_PAIR = ["follower_id", "target_id"]
ADD_FOLLOW = statement(insert(follow).on_conflict_do_nothing(index_elements=_PAIR).inline())
ADD_REQUEST = statement(insert(follow_request).on_conflict_do_nothing(index_elements=_PAIR).inline())


class Wishes(NamedTuple):
    """What the follower wants to get, packed as it is stored, and through what they came."""

    reblogs: bool = True
    notify: bool = False
    languages: str | None = None
    through: str | None = None


async def tie(
    tx: Transaction,
    follower_id: int,
    target_id: int,
    wishes: Wishes,
    *,
    asks: bool,
    is_told: bool = False,
    uri: str | None = None,
) -> None:
    """The follower follows the target, or asks to; where they do already, nothing happens.

    uri: the address that another server gave it. is_told: another server is to be told, so it gets an address of ours.
    """
    row_id = tx.new_id()
    row = {
        "id": row_id,
        "follower_id": follower_id,
        "target_id": target_id,
        "reblogs": wishes.reblogs,
        "notify": wishes.notify,
        "languages": wishes.languages,
        "uri": f"#follows/{row_id}" if is_told else uri,
        "created_at": tx.now,
    }

    if asks:
        if await tx.run(ADD_REQUEST, **row):
            await change_counts(tx, target_id, follow_requests=1)
            await tx.announce(FollowRequested(follower_id, target_id))
    elif await tx.run(ADD_FOLLOW, **row, endorsement_id=None, through=wishes.through, inbox_id=None):
        await count_follow(tx, follower_id, target_id, 1)
        await count_inbox(tx, row_id, follower_id, target_id)
        await tx.announce(Followed(follower_id, target_id))


async def count_follow(tx: Transaction, follower_id: int, target_id: int, change: int) -> None:
    """Counts a follow that came (1) or went (-1); the lower id first, so that two at once cannot deadlock."""
    both = {follower_id: {"following": change}, target_id: {"followers": change}}
    for account_id in sorted(both):
        await change_counts(tx, account_id, **both[account_id])
