"""Who follows which mob."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.mobs.tables.mobs import mob_follow

MOST_LISTED = 2_000


class MobFollow(NamedTuple):
    """An account follows a mob; lists are paged by the id."""

    id: int
    mob_id: int
    account_id: int


_FOLLOWS = select(*(mob_follow.c[name] for name in MobFollow._fields))
_ACCOUNT = mob_follow.c.account_id == bindparam("account_id", type_=BigInteger)
FOLLOWED = statement(select(mob_follow.c.mob_id).where(_ACCOUNT, among(mob_follow.c.mob_id, "mob_ids")))
FOLLOWED_BY = statement(select(mob_follow.c.mob_id).where(_ACCOUNT).order_by(mob_follow.c.id.desc()).limit(MOST_LISTED))
HOW_MANY = statement(select(func.count().label("count")).where(_ACCOUNT))
FOLLOWERS = statement(
    _FOLLOWS.where(
        mob_follow.c.mob_id == bindparam("mob_id", type_=BigInteger),
        mob_follow.c.id > bindparam("after", type_=BigInteger),
    )
    .order_by(mob_follow.c.id)
    .limit(bindparam("limit", type_=Integer)),
    into=MobFollow,
)


async def followed_among(reads: Reads, account_id: int, mob_ids: Collection[int]) -> frozenset[int]:
    """Those of the mobs that the account follows."""
    if not mob_ids:
        return frozenset()
    return frozenset(row.mob_id for row in await reads.all(FOLLOWED, account_id=account_id, mob_ids=list(mob_ids)))


async def followed_by(reads: Reads, account_id: int) -> list[int]:
    """Every mob that the account follows, the one it followed last first."""
    return [row.mob_id for row in await reads.all(FOLLOWED_BY, account_id=account_id)]


async def how_many_followed(reads: Reads, account_id: int) -> int:
    """How many mobs the account follows."""
    return int(await reads.value(HOW_MANY, account_id=account_id))


async def followers_after(reads: Reads, mob_id: int, after: int, limit: int) -> list[MobFollow]:
    """A slice of those who follow the mob, beyond the id `after`."""
    return await reads.all(FOLLOWERS, mob_id=mob_id, after=after, limit=limit)
