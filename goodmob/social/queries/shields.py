"""Shields that are up, and whom they keep off."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, and_, bindparam, exists, or_, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.social.tables.shields import shield
from goodmob.social.tables.ties import follow


class ShieldRow(NamedTuple):
    """When a shield was raised, until when it is up (us), and how much it has kept off."""

    account_id: int
    raised_at: int
    until: int
    kept: int


_IS_UP = shield.c.until > bindparam("now", type_=BigInteger)
_SENDER = bindparam("sender_id", type_=BigInteger)
_ME = bindparam("account_id", type_=BigInteger)
_OWN = select(*(shield.c[name] for name in ShieldRow._fields)).where(shield.c.account_id == _ME, _IS_UP)

SHIELD = statement(_OWN, into=ShieldRow)
SHIELDED_FROM = statement(
    select(shield.c.account_id, shield.c.raised_at).where(
        among(shield.c.account_id, "ids"),
        shield.c.account_id != _SENDER,
        _IS_UP,
        ~exists(
            select(follow.c.id).where(
                or_(
                    and_(follow.c.follower_id == shield.c.account_id, follow.c.target_id == _SENDER),
                    and_(
                        follow.c.follower_id == _SENDER,
                        follow.c.target_id == shield.c.account_id,
                        follow.c.created_at <= shield.c.raised_at,
                    ),
                )
            )
        ),
    )
)
FRIENDS = statement(
    select(follow.c.target_id.label("id")).where(follow.c.follower_id == _ME, among(follow.c.target_id, "ids"))
)
EARLIER_FOLLOWERS = statement(
    select(follow.c.follower_id.label("id")).where(
        follow.c.target_id == _ME,
        among(follow.c.follower_id, "ids"),
        follow.c.created_at <= bindparam("raised_at", type_=BigInteger),
    )
)


async def shield_of(reads: Reads, account_id: int, now: int) -> ShieldRow | None:
    """The account's shield, if it is up."""
    return await reads.one(SHIELD, account_id=account_id, now=now)


async def shielded_from(reads: Reads, sender_id: int, ids: Collection[int], now: int) -> dict[int, int]:
    """Of these accounts those whose shields are up and who neither follow the sender nor were followed by them before.

    Gives when (us) each raised theirs.
    """
    rows = await reads.all(SHIELDED_FROM, sender_id=sender_id, ids=list(ids), now=now) if ids else []
    return {row.account_id: row.raised_at for row in rows}


async def tied_before(reads: Reads, row: ShieldRow, ids: Collection[int]) -> set[int]:
    """Of these accounts those whom the one with the shield follows, or who followed it before it was raised."""
    about = {"account_id": row.account_id, "ids": list(ids)}
    followed = {one.id for one in await reads.all(FRIENDS, **about)}
    return followed | {one.id for one in await reads.all(EARLIER_FOLLOWERS, **about, raised_at=row.raised_at)}
