"""Answer somebody who asked to follow: let them in, or not."""

from goodmob.accounts.actions.count import change_counts
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import NotFound
from goodmob.social.actions.count_inbox import count_inbox
from goodmob.social.actions.tie import ADD_FOLLOW, count_follow
from goodmob.social.actions.unfollow import END_REQUEST
from goodmob.social.events import FollowAccepted, FollowRejected
from goodmob.social.queries.follows import request_between


async def accept_request(tx: Transaction, account_id: int, follower_id: int) -> None:
    """Turns the request of the follower into a follow; NotFound where nobody asked."""
    if not await let_in(tx, account_id, follower_id):
        raise NotFound


async def let_in(tx: Transaction, account_id: int, follower_id: int) -> bool:
    """Turns the request of the follower into a follow; tells whether one was still there."""
    asked = await request_between(tx, follower_id, account_id)
    if asked is None or not await tx.one(END_REQUEST, follower_id=follower_id, target_id=account_id):
        return False

    follow_id = tx.new_id()
    new = {"id": follow_id, "created_at": tx.now, "through": None, "inbox_id": None}
    await tx.run(ADD_FOLLOW, **asked._asdict() | new)
    await change_counts(tx, account_id, follow_requests=-1)
    await count_follow(tx, follower_id, account_id, 1)
    await count_inbox(tx, follow_id, follower_id, account_id)

    await tx.announce(FollowAccepted(follower_id, account_id))
    return True


async def reject_request(tx: Transaction, account_id: int, follower_id: int) -> None:
    """Refuses the request of the follower; NotFound where nobody asked."""
    ended = await tx.one(END_REQUEST, follower_id=follower_id, target_id=account_id)
    if ended is None:
        raise NotFound

    await change_counts(tx, account_id, follow_requests=-1)

    await tx.announce(FollowRejected(follower_id, account_id, ended.id, ended.uri))
