"""How many accounts and domains somebody keeps away."""

from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.social.queries.hidden import STILL_MUTED
from goodmob.social.tables.ties import block, domain_block, mute


class KeptAway(NamedTuple):
    """How many blocks, mutes and blocked domains an account has."""

    blocks: int
    mutes: int
    domains: int


_ME = bindparam("account_id", type_=BigInteger)

HOW_MANY = statement(
    select(
        select(func.count()).where(block.c.account_id == _ME).scalar_subquery().label("blocks"),
        select(func.count()).where(mute.c.account_id == _ME, STILL_MUTED).scalar_subquery().label("mutes"),
        select(func.count()).where(domain_block.c.account_id == _ME).scalar_subquery().label("domains"),
    ),
    into=KeptAway,
)


async def how_many_kept_away(reads: Reads, account_id: int, now: int) -> KeptAway:
    """The numbers at that moment."""
    return await reads.one(HOW_MANY, account_id=account_id, now=now) or KeptAway(0, 0, 0)
