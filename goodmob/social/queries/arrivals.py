"""Who came to follow an account lately, and through what."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.social.tables.ties import follow


class Came(NamedTuple):
    """How many came through something."""

    through: str
    people: int


_TARGET = follow.c.target_id == bindparam("target_id", type_=BigInteger)
_SINCE = follow.c.id >= bindparam("since_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)
_LATELY = select(follow.c.id).where(_TARGET, _SINCE).limit(_LIMIT).subquery()
HOW_MANY_CAME = statement(select(func.count().label("people")).select_from(_LATELY))
_BETWEEN = (
    select(follow.c.through)
    .where(_TARGET, _SINCE, follow.c.id < bindparam("before_id", type_=BigInteger))
    .order_by(follow.c.id.desc())
    .limit(_LIMIT)
    .subquery()
)
WAYS = statement(
    select(_BETWEEN.c.through, func.count().label("people"))
    .where(_BETWEEN.c.through.is_not(None))
    .group_by(_BETWEEN.c.through)
    .order_by(func.count().desc(), _BETWEEN.c.through),
    into=Came,
)


async def how_many_came(reads: Reads, target_id: int, since_id: int, *, limit: int) -> int:
    """How many follows of the target have an id from this one on, counted up to the limit."""
    return int(await reads.value(HOW_MANY_CAME, target_id=target_id, since_id=since_id, limit=limit))


async def ways_between(reads: Reads, target_id: int, since_id: int, before_id: int, *, limit: int) -> list[Came]:
    """Through what the latest of the follows between these ids came, the most used first; unknown ways left out."""
    return await reads.all(WAYS, target_id=target_id, since_id=since_id, before_id=before_id, limit=limit)
