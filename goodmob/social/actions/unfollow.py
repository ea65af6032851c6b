"""Leave somebody, or throw a follower out: a follow or a request for one ends."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Boolean, bindparam, delete, literal_column, null

from goodmob.accounts.actions.count import change_counts
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.social.actions.count_inbox import discount_inbox
from goodmob.social.actions.tie import count_follow
from goodmob.social.events import FollowRejected, Unfollowed
from goodmob.social.permissions import reachable
from goodmob.social.tables.ties import follow, follow_request


class Ended(NamedTuple):
    """A follow or a request that is gone, with what the table of follows holds of it."""

    id: int
    uri: str | None
    inbox_id: int | None
    was_follow: bool


END_FOLLOW = statement(
    delete(follow)
    .where(follow.c.follower_id == bindparam("follower_id"), follow.c.target_id == bindparam("target_id"))
    .returning(follow.c.id, follow.c.uri, follow.c.inbox_id, literal_column("true", Boolean).label("was_follow")),
    into=Ended,
)
END_REQUEST = statement(
    delete(follow_request)
    .where(
        follow_request.c.follower_id == bindparam("follower_id"), follow_request.c.target_id == bindparam("target_id")
    )
    .returning(
        follow_request.c.id,
        follow_request.c.uri,
        null().label("inbox_id"),
        literal_column("false", Boolean).label("was_follow"),
    ),
    into=Ended,
)


async def unfollow(tx: Transaction, follower_id: int, target_id: int) -> None:
    """Ends the follow of the target by the follower, or takes the request back; neither there, nothing happens."""
    await reachable(tx, follower_id, target_id)

    await unfollow_some(tx, follower_id, [target_id])


async def unfollow_some(tx: Transaction, follower_id: int, target_ids: Collection[int]) -> None:
    """Ends these follows or requests of the follower, as many as CLEARED_AT_ONCE; those not there are passed over."""
    for target_id in target_ids:
        if ended := await sever(tx, follower_id, target_id):
            await tx.announce(Unfollowed(follower_id, target_id, ended.uri))


async def remove_follower(tx: Transaction, account_id: int, follower_id: int) -> None:
    """Throws somebody out of the account's followers; not one of them, nothing happens."""
    await reachable(tx, account_id, follower_id)

    await reject_some(tx, account_id, [follower_id])


async def reject_some(tx: Transaction, account_id: int, follower_ids: Collection[int]) -> None:
    """Throws these followers of the account out, or refuses what they ask, as many as CLEARED_AT_ONCE."""
    for follower_id in follower_ids:
        if ended := await sever(tx, follower_id, account_id):
            await tx.announce(FollowRejected(follower_id, account_id, ended.id, ended.uri))


async def sever(tx: Transaction, follower_id: int, target_id: int) -> Ended | None:
    """Deletes the follow or request in this direction and counts it; gives what there was."""
    if ended := await tx.one(END_FOLLOW, follower_id=follower_id, target_id=target_id):
        await count_follow(tx, follower_id, target_id, -1)
        if ended.inbox_id is not None:
            await discount_inbox(tx, ended.inbox_id)
        return ended
    if ended := await tx.one(END_REQUEST, follower_id=follower_id, target_id=target_id):
        await change_counts(tx, target_id, follow_requests=-1)
    return ended
