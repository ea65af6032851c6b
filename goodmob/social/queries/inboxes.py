"""Where the followers of an account are reached: each inbox once, however many of them are behind it."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.social.tables.ties import follower_inbox


class FollowerInbox(NamedTuple):
    """An inbox with followers behind it."""

    id: int
    inbox: str


INBOXES = statement(
    select(follower_inbox.c.id, follower_inbox.c.inbox)
    .where(
        follower_inbox.c.account_id == bindparam("account_id", type_=BigInteger),
        follower_inbox.c.id > bindparam("after", type_=BigInteger),
    )
    .order_by(follower_inbox.c.id)
    .limit(bindparam("limit", type_=Integer)),
    into=FollowerInbox,
)


async def follower_inboxes(reads: Reads, account_id: int, *, after: int = 0, limit: int) -> list[FollowerInbox]:
    """A slice of the inboxes behind which followers of the account are, in the order of their ids, beyond `after`."""
    return await reads.all(INBOXES, account_id=account_id, after=after, limit=limit)
