"""How many follows there are of some accounts and by them, and when they began."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import func, select

from goodmob.core.database.days import DayCount, by_day
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.social.tables.ties import follow


class FollowerCount(NamedTuple):
    """How many follow an account."""

    account_id: int
    number: int


_DAILY = select(by_day(follow.c.created_at), func.count().label("number")).group_by("day")

OF = statement(_DAILY.where(among(follow.c.target_id, "ids")), into=DayCount, long=True)
BY = statement(_DAILY.where(among(follow.c.follower_id, "ids")), into=DayCount, long=True)
HOW_MANY = statement(
    select(follow.c.target_id.label("account_id"), func.count().label("number"))
    .where(among(follow.c.target_id, "ids"))
    .group_by(follow.c.target_id),
    into=FollowerCount,
    long=True,
)


async def follows_of_by_day(reads: Reads, account_ids: Collection[int]) -> list[DayCount]:
    """On which days the follows of these accounts began that there are."""
    return await reads.all(OF, ids=list(account_ids))


async def follows_by_by_day(reads: Reads, account_ids: Collection[int]) -> list[DayCount]:
    """On which days these accounts began to follow whom they follow."""
    return await reads.all(BY, ids=list(account_ids))


async def how_many_follow_each(reads: Reads, account_ids: Collection[int]) -> list[FollowerCount]:
    """How many follow each of these accounts; whom nobody follows is left out."""
    return await reads.all(HOW_MANY, ids=list(account_ids))
