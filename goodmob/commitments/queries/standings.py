"""How an account stands to a call: all that joining and leaving have to know, in one question."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Table, and_, bindparam, or_, select
from sqlalchemy.sql.elements import Label

from goodmob.commitments.queries.calls import CallRow, PoolRow
from goodmob.commitments.queries.commitments import CommitmentRow
from goodmob.commitments.tables import call, commitment, pool
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement


class Standing(NamedTuple):
    """A call, the pool of the account's commitment (else the first one), and that commitment, even if given up."""

    call: CallRow
    pool: PoolRow
    own: CommitmentRow | None


def _columns(table: Table, row: type[CallRow | PoolRow | CommitmentRow]) -> list[Label[object]]:
    return [table.c[name].label(f"{table.name}_{name}") for name in row._fields]


_ACCOUNT = bindparam("account_id", type_=BigInteger)
STANDING = statement(
    select(*_columns(call, CallRow), *_columns(pool, PoolRow), *_columns(commitment, CommitmentRow))
    .join_from(call, pool, pool.c.call_id == call.c.id)
    .outerjoin(commitment, and_(commitment.c.call_id == call.c.id, commitment.c.account_id == _ACCOUNT))
    .where(
        call.c.id == bindparam("call_id", type_=BigInteger),
        or_(commitment.c.id.is_(None), commitment.c.pool_id == pool.c.id),
    )
    .order_by(pool.c.id)
    .limit(1)
)
_POOL = len(CallRow._fields)
_OWN = _POOL + len(PoolRow._fields)


async def standing_of(reads: Reads, call_id: int, account_id: int) -> Standing | None:
    """How the account stands to the call; None where there is no such call."""
    row = await reads.one(STANDING, call_id=call_id, account_id=account_id)
    if row is None:
        return None
    own = None if row[_OWN] is None else CommitmentRow._make(row[_OWN:])
    return Standing(CallRow._make(row[:_POOL]), PoolRow._make(row[_POOL:_OWN]), own)
