"""Which follows ended because a server or somebody there was shut out."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, Text, bindparam, func, or_, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.social.tables.severed import severance, severed_tie
from goodmob.social.tables.ties import follow, follow_request


class SeveranceRow(NamedTuple):
    """Why follows ended."""

    id: int
    kind: str
    target_name: str
    created_at: int


class Losses(NamedTuple):
    """How many an account followed and how many followed it, before a severance."""

    following: int
    followers: int


class Ties(NamedTuple):
    """A follow or a request, by both its ends."""

    follower_id: int
    target_id: int


_MINE = severed_tie.c.account_id == bindparam("account_id", type_=BigInteger)
BY_ID = statement(
    select(*(severance.c[name] for name in SeveranceRow._fields)).where(among(severance.c.id, "ids")),
    into=SeveranceRow,
)
COUNTS = statement(
    select(severed_tie.c.severance_id, severed_tie.c.direction, func.count().label("number"))
    .where(among(severed_tie.c.severance_id, "ids"), _MINE)
    .group_by(severed_tie.c.severance_id, severed_tie.c.direction)
)
OTHERS = statement(
    select(severed_tie.c.other_id)
    .where(
        severed_tie.c.severance_id == bindparam("severance_id"),
        _MINE,
        severed_tie.c.direction == bindparam("direction", type_=Text),
    )
    .order_by(severed_tie.c.other_id)
)
OF_ACCOUNT = paged(
    select(*(severance.c[name] for name in SeveranceRow._fields)).where(
        severance.c.id.in_(select(severed_tie.c.severance_id).where(_MINE))
    ),
    severance.c.id,
    into=SeveranceRow,
)
LOSERS = statement(
    select(severed_tie.c.account_id)
    .where(severed_tie.c.severance_id == bindparam("severance_id"), severed_tie.c.account_id > bindparam("after"))
    .distinct()
    .order_by(severed_tie.c.account_id)
    .limit(bindparam("limit", type_=Integer))
)
FOLLOWS_WITH = statement(
    select(follow.c.follower_id, follow.c.target_id).where(
        or_(among(follow.c.follower_id, "ids"), among(follow.c.target_id, "ids"))
    ),
    into=Ties,
)
REQUESTS_WITH = statement(
    select(follow_request.c.follower_id, follow_request.c.target_id).where(
        or_(among(follow_request.c.follower_id, "ids"), among(follow_request.c.target_id, "ids"))
    ),
    into=Ties,
)


async def severances_by_id(reads: Reads, ids: Collection[int]) -> dict[int, SeveranceRow]:
    """The severances with these ids."""
    return {row.id: row for row in await reads.all(BY_ID, ids=list(ids))} if ids else {}


async def losses_of(reads: Reads, account_id: int, ids: Collection[int]) -> Mapping[int, Losses]:
    """What each of these severances took from the account; those that took nothing are left out."""
    rows = await reads.all(COUNTS, ids=list(ids), account_id=account_id) if ids else []
    counts = {(row.severance_id, row.direction): row.number for row in rows}
    return {
        id_: Losses(counts.get((id_, "following"), 0), counts.get((id_, "follower"), 0))
        for id_ in {row.severance_id for row in rows}
    }


async def severances_page(reads: Reads, account_id: int, window: Window) -> list[SeveranceRow]:
    """A page of the severances that took somebody from the account, newest first."""
    return await page(reads, OF_ACCOUNT, window, account_id=account_id)


async def others_lost(reads: Reads, account_id: int, severance_id: int, direction: str) -> list[int]:
    """Whom the account followed (`following`), or who followed it (`follower`), before a severance."""
    rows = await reads.all(OTHERS, severance_id=severance_id, account_id=account_id, direction=direction)
    return [row.other_id for row in rows]


async def losers_of(reads: Reads, severance_id: int, *, after: int, limit: int) -> list[int]:
    """A slice of the accounts that lost somebody, by their ids, beyond `after`."""
    rows = await reads.all(LOSERS, severance_id=severance_id, after=after, limit=limit)
    return [row.account_id for row in rows]


async def ties_with(reads: Reads, ids: Collection[int]) -> list[Ties]:
    """Every follow and request between these accounts and others."""
    return [
        *await reads.all(FOLLOWS_WITH, ids=list(ids)),
        *await reads.all(REQUESTS_WITH, ids=list(ids)),
    ]
