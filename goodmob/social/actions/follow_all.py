"""Follow several people at once, as somebody does who comes by a collection."""

from collections.abc import Collection

from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Forbidden, NotFound
from goodmob.social.actions.follow import follow
from goodmob.social.queries.follows import follow_between, request_between


async def follow_all(tx: Transaction, follower_id: int, target_ids: Collection[int], through: str | None = None) -> int:
    """Follows, or asks to follow, those whom the follower does not follow yet; tells how many that were.

    `through` is the way of `ways.py` by which the follower comes. Whoever cannot be followed is passed over, and so is
    oneself. At most as many as fit into a collection.
    """
    done = 0
    for target_id in target_ids:
        if target_id == follower_id or await _is_tied(tx, follower_id, target_id):
            continue
        try:
            await follow(tx, follower_id, target_id, through=through)
        except (Forbidden, NotFound):
            continue
        done += 1
    return done


async def _is_tied(tx: Transaction, follower_id: int, target_id: int) -> bool:
    is_followed = await follow_between(tx, follower_id, target_id)
    return bool(is_followed or await request_between(tx, follower_id, target_id))
