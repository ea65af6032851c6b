"""What is wanted and offered around mobs, and who takes it."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, func, or_, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.mobs.rules.needs import MOST_OF_MOB
from goodmob.mobs.tables.needs import mob_need, mob_need_taker

OF_ONE_ACCOUNT = 50


class NeedRow(NamedTuple):
    """A need or an offer, which is a call of the same id. leaves_at in us; contact is None once it is forgotten."""

    id: int
    mob_id: int
    account_id: int
    kind: str
    offered: bool
    text: str
    origin: str
    leaves_at: int | None
    contact: str | None
    state: str
    created_at: int


class TakerRow(NamedTuple):
    """Who asks for places of a need, or has them: asked, accepted, declined, withdrawn."""

    id: int
    need_id: int
    account_id: int
    places: int
    state: str
    contact: str | None
    created_at: int


_NEEDS = select(*(mob_need.c[name] for name in NeedRow._fields))
_TAKERS = select(*(mob_need_taker.c[name] for name in TakerRow._fields))
_MOB = mob_need.c.mob_id == bindparam("mob_id", type_=BigInteger)
_ACCOUNT = bindparam("account_id", type_=BigInteger)
_AFTER = bindparam("after", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)
_STANDS = or_(mob_need_taker.c.state == "asked", mob_need_taker.c.state == "accepted")
NEED = statement(_NEEDS.where(mob_need.c.id == bindparam("need_id", type_=BigInteger)), into=NeedRow)
NEEDS_OF = statement(_NEEDS.where(_MOB, mob_need.c.state == "open").order_by(mob_need.c.id).limit(_LIMIT), into=NeedRow)
NEEDS_AFTER = statement(_NEEDS.where(_MOB, mob_need.c.id > _AFTER).order_by(mob_need.c.id).limit(_LIMIT), into=NeedRow)
NEEDS_BY = statement(
    _NEEDS.where(mob_need.c.account_id == _ACCOUNT, mob_need.c.id > _AFTER).order_by(mob_need.c.id).limit(_LIMIT),
    into=NeedRow,
)
HOW_MANY = statement(
    select(
        func.count().label("all"),
        func.count().filter(mob_need.c.account_id == _ACCOUNT).label("own"),
    ).where(_MOB, mob_need.c.state == "open"),
    long=True,
)
TAKERS = statement(
    _TAKERS.where(among(mob_need_taker.c.need_id, "need_ids"), _STANDS).order_by(mob_need_taker.c.id), into=TakerRow
)
TAKER = statement(
    _TAKERS.where(
        mob_need_taker.c.need_id == bindparam("need_id", type_=BigInteger), mob_need_taker.c.account_id == _ACCOUNT
    ),
    into=TakerRow,
)
TAKEN_BY = statement(
    _TAKERS.where(mob_need_taker.c.account_id == _ACCOUNT, mob_need_taker.c.id > _AFTER)
    .order_by(mob_need_taker.c.id)
    .limit(_LIMIT),
    into=TakerRow,
)


async def need_by_id(reads: Reads, need_id: int) -> NeedRow | None:
    """The need, or None."""
    return await reads.one(NEED, need_id=need_id)


async def needs_of(reads: Reads, mob_id: int) -> list[NeedRow]:
    """What is wanted and offered now, the first one first."""
    return await reads.all(NEEDS_OF, mob_id=mob_id, limit=MOST_OF_MOB)


async def needs_after(reads: Reads, mob_id: int, after: int, limit: int) -> list[NeedRow]:
    """A slice of all that was ever wanted and offered, beyond the id `after`."""
    return await reads.all(NEEDS_AFTER, mob_id=mob_id, after=after, limit=limit)


async def needs_by(reads: Reads, account_id: int, after: int) -> list[NeedRow]:
    """A slice of what the account ever wanted or offered, beyond the id `after`."""
    return await reads.all(NEEDS_BY, account_id=account_id, after=after, limit=OF_ONE_ACCOUNT)


async def how_many_needs(reads: Reads, mob_id: int, account_id: int) -> tuple[int, int]:
    """How many needs are open at the mob, and how many of these are the account's."""
    row = await reads.one(HOW_MANY, mob_id=mob_id, account_id=account_id)
    return (0, 0) if row is None else (int(row.all), int(row.own))


async def takers_of(reads: Reads, need_ids: Collection[int]) -> dict[int, list[TakerRow]]:
    """Who asks for these needs or takes them, by need, the first one first."""
    takers: dict[int, list[TakerRow]] = {}
    for row in await reads.all(TAKERS, need_ids=list(need_ids)) if need_ids else ():
        takers.setdefault(row.need_id, []).append(row)
    return takers


async def taker_of(reads: Reads, need_id: int, account_id: int) -> TakerRow | None:
    """How the account stands towards the need, whether or not it still does."""
    return await reads.one(TAKER, need_id=need_id, account_id=account_id)


async def taken_by(reads: Reads, account_id: int, after: int) -> list[TakerRow]:
    """A slice of what the account ever asked for, beyond the id `after`."""
    return await reads.all(TAKEN_BY, account_id=account_id, after=after, limit=OF_ONE_ACCOUNT)
