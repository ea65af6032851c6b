"""Who follows whom, and who asked to."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, null, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.social.rules.ties import unpack_languages
from goodmob.social.tables.ties import follow, follow_request


class FollowRow(NamedTuple):
    """A follow, or a request for one: the pair, what the follower wants to get, and whether it endorses the target.

    uri: as in the table of follows.
    """

    id: int
    follower_id: int
    target_id: int
    reblogs: bool
    notify: bool
    languages: str | None
    uri: str | None
    endorsement_id: int | None


def languages_of(follow: FollowRow) -> list[str] | None:
    """The languages that the follower wants to read of the target; None means all of them."""
    return unpack_languages(follow.languages)


class Edge(NamedTuple):
    """One end of a relationship, with the id of its row, by which lists are paged."""

    id: int
    account_id: int


_FOLLOW_COLUMNS = [follow.c[name] for name in FollowRow._fields]
_REQUESTED = [follow_request.c[name] for name in FollowRow._fields if name != "endorsement_id"]
REQUEST_COLUMNS = (*_REQUESTED, null().label("endorsement_id"))
"""What a FollowRow is made of where the follow is only asked for."""

FOLLOW_BETWEEN = statement(
    select(*_FOLLOW_COLUMNS).where(
        follow.c.follower_id == bindparam("follower_id"), follow.c.target_id == bindparam("target_id")
    ),
    into=FollowRow,
)
REQUEST_BETWEEN = statement(
    select(*REQUEST_COLUMNS).where(
        follow_request.c.follower_id == bindparam("follower_id"), follow_request.c.target_id == bindparam("target_id")
    ),
    into=FollowRow,
)
FOLLOWS_AMONG = statement(
    select(*_FOLLOW_COLUMNS).where(follow.c.follower_id == bindparam("follower_id"), among(follow.c.target_id, "ids")),
    into=FollowRow,
)
FOLLOWERS_AMONG = statement(
    select(*_FOLLOW_COLUMNS).where(follow.c.target_id == bindparam("target_id"), among(follow.c.follower_id, "ids")),
    into=FollowRow,
)
FOLLOWERS_OF = statement(
    select(*_FOLLOW_COLUMNS)
    .where(follow.c.target_id == bindparam("target_id"), follow.c.id > bindparam("after", type_=BigInteger))
    .order_by(follow.c.id)
    .limit(bindparam("limit", type_=Integer)),
    into=FollowRow,
)
WATCHERS_OF = statement(
    select(follow.c.id, follow.c.follower_id.label("account_id"))
    .where(follow.c.target_id == bindparam("target_id"), follow.c.notify, follow.c.id > bindparam("after"))
    .order_by(follow.c.id)
    .limit(bindparam("limit", type_=Integer)),
    into=Edge,
)
FOLLOWS_OF = statement(select(*_FOLLOW_COLUMNS).where(follow.c.follower_id == bindparam("follower_id")), into=FollowRow)
FOLLOWERS_PAGE = paged(
    select(follow.c.id, follow.c.follower_id.label("account_id")).where(follow.c.target_id == bindparam("account_id")),
    follow.c.id,
    into=Edge,
)
FOLLOWING_PAGE = paged(
    select(follow.c.id, follow.c.target_id.label("account_id")).where(follow.c.follower_id == bindparam("account_id")),
    follow.c.id,
    into=Edge,
)
ENDORSED_PAGE = paged(
    select(follow.c.endorsement_id.label("id"), follow.c.target_id.label("account_id")).where(
        follow.c.follower_id == bindparam("account_id"), follow.c.endorsement_id.is_not(None)
    ),
    follow.c.endorsement_id,
    into=Edge,
)
REQUESTS_PAGE = paged(
    select(follow_request.c.id, follow_request.c.follower_id.label("account_id")).where(
        follow_request.c.target_id == bindparam("account_id")
    ),
    follow_request.c.id,
    into=Edge,
)


async def follow_between(reads: Reads, follower_id: int, target_id: int) -> FollowRow | None:
    """The follow of the target by the follower, if there is one."""
    return await reads.one(FOLLOW_BETWEEN, follower_id=follower_id, target_id=target_id)


async def request_between(reads: Reads, follower_id: int, target_id: int) -> FollowRow | None:
    """The unanswered request of the follower to the target, if there is one."""
    return await reads.one(REQUEST_BETWEEN, follower_id=follower_id, target_id=target_id)


async def follows_among(reads: Reads, follower_id: int, target_ids: Collection[int]) -> dict[int, FollowRow]:
    """Of these targets those that the follower follows, with the follow."""
    rows = await reads.all(FOLLOWS_AMONG, follower_id=follower_id, ids=list(target_ids))
    return {row.target_id: row for row in rows}


async def followers_among(reads: Reads, target_id: int, follower_ids: Collection[int]) -> dict[int, FollowRow]:
    """Of these accounts those that follow the target, with the follow."""
    rows = await reads.all(FOLLOWERS_AMONG, target_id=target_id, ids=list(follower_ids))
    return {row.follower_id: row for row in rows}


async def follows_of(reads: Reads, follower_id: int) -> list[FollowRow]:
    """Every follow of an account, in no order; an account has thousands at most."""
    return await reads.all(FOLLOWS_OF, follower_id=follower_id)


async def following_of(reads: Reads, follower_id: int) -> list[int]:
    """The ids of every account that this one follows."""
    return [row.target_id for row in await follows_of(reads, follower_id)]


async def followers_of(reads: Reads, target_id: int, *, after: int = 0, limit: int = 1_000) -> list[FollowRow]:
    """A slice of the followers, oldest first, beyond the follow with id `after`: there may be a million."""
    return await reads.all(FOLLOWERS_OF, target_id=target_id, after=after, limit=limit)


async def watchers_of(reads: Reads, target_id: int, *, after: int = 0, limit: int = 100) -> list[Edge]:
    """A slice of the followers who want a notice of every post, oldest first, beyond the follow with id `after`."""
    return await reads.all(WATCHERS_OF, target_id=target_id, after=after, limit=limit)


async def followers_page(reads: Reads, account_id: int, window: Window) -> list[Edge]:
    """A page of the account's followers, newest first."""
    return await page(reads, FOLLOWERS_PAGE, window, account_id=account_id)


async def following_page(reads: Reads, account_id: int, window: Window) -> list[Edge]:
    """A page of whom the account follows, newest first."""
    return await page(reads, FOLLOWING_PAGE, window, account_id=account_id)


async def endorsed_page(reads: Reads, account_id: int, window: Window) -> list[Edge]:
    """A page of those whom the account shows on its profile, the latest first."""
    return await page(reads, ENDORSED_PAGE, window, account_id=account_id)


async def requests_page(reads: Reads, account_id: int, window: Window) -> list[Edge]:
    """A page of those who ask to follow the account, newest first."""
    return await page(reads, REQUESTS_PAGE, window, account_id=account_id)
