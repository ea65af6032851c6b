"""Who moved where, and when."""

from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, select

from goodmob.accounts.tables import account_move
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement


class MoveRow(NamedTuple):
    """A move; created_at in us."""

    id: int
    target_id: int
    created_at: int


LAST = statement(
    select(account_move.c.id, account_move.c.target_id, account_move.c.created_at)
    .where(account_move.c.account_id == bindparam("account_id", type_=BigInteger))
    .order_by(account_move.c.created_at.desc())
    .limit(1),
    into=MoveRow,
)


async def last_move(reads: Reads, account_id: int) -> MoveRow | None:
    """The last time that the account moved away."""
    return await reads.one(LAST, account_id=account_id)
