"""What was done."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, cast, func, select

from goodmob.commitments.tables import deed
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement


class DeedRow(NamedTuple):
    """A deed: so many units, done in time or late; post_id is the reply that tells of it.

    pictured: with a picture. doubts: how many earlier deeds it looks like. verdict: of the review, verified or refused.
    """

    id: int
    call_id: int
    account_id: int
    post_id: int | None
    units: int
    state: str
    late: bool
    cell: str | None
    created_at: int
    pictured: bool = False
    witnesses: int = 0
    disputes: int = 0
    doubts: int = 0
    verdict: str | None = None


class Claimed(NamedTuple):
    """What an account claims to have done for a call, late deeds included."""

    deeds: int
    units: int


_DEEDS = select(*(deed.c[name] for name in DeedRow._fields))
_CALL = bindparam("call_id", type_=BigInteger)
DEEDS_BY_ID = statement(_DEEDS.where(among(deed.c.id, "ids")), into=DeedRow)
DEED_BY_POST = statement(_DEEDS.where(deed.c.post_id == bindparam("post_id", type_=BigInteger)), into=DeedRow)
DEEDS_PAGE = paged(_DEEDS.where(deed.c.call_id == _CALL), deed.c.id, into=DeedRow)
CLAIMED = statement(
    select(
        func.count().label("deeds"), cast(func.coalesce(func.sum(deed.c.units), 0), BigInteger).label("units")
    ).where(deed.c.account_id == bindparam("account_id", type_=BigInteger), deed.c.call_id == _CALL)
)


async def deeds_by_id(reads: Reads, ids: Collection[int]) -> dict[int, DeedRow]:
    """Those of the deeds that exist."""
    return {row.id: row for row in await reads.all(DEEDS_BY_ID, ids=list(ids))} if ids else {}


async def deed_by_post(reads: Reads, post_id: int) -> DeedRow | None:
    """The deed that this post tells of."""
    return await reads.one(DEED_BY_POST, post_id=post_id)


async def deeds_page(reads: Reads, call_id: int, window: Window) -> list[DeedRow]:
    """A page of the deeds of a call, the newest first."""
    return await page(reads, DEEDS_PAGE, window, call_id=call_id)


async def claimed_by(reads: Reads, call_id: int, account_id: int) -> Claimed:
    """How much the account claims already."""
    row = await reads.one(CLAIMED, call_id=call_id, account_id=account_id)
    return Claimed(int(row.deeds), int(row.units)) if row else Claimed(0, 0)
