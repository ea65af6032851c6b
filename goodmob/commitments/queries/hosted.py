"""How calls went that somebody hosted."""

from sqlalchemy import BigInteger, Integer, Text, bindparam, exists, func, or_, select

from goodmob.commitments.tables import call, tally
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement

_HOST = call.c.account_id == bindparam("account_id", type_=BigInteger)
_STATE = call.c.state == bindparam("state", type_=Text)
_LEAST = bindparam("least", type_=Integer)
_WELL = (
    select(call.c.id)
    .join_from(call, tally, tally.c.call_id == call.c.id)
    .where(_HOST, _STATE, or_(tally.c.doers >= _LEAST, tally.c.present >= _LEAST))
    .limit(bindparam("limit", type_=Integer))
    .subquery()
)
WENT_WELL = statement(select(func.count().label("calls")).select_from(_WELL))
IN_STATE = statement(select(exists(select(call.c.id).where(_HOST, _STATE)).label("is_there")))


async def went_well(reads: Reads, account_id: int, least: int, limit: int) -> int:
    """How many calls of the host, counted up to `limit`, are over in which at least so many did it, or were there."""
    return int(await reads.value(WENT_WELL, account_id=account_id, state="reported", least=least, limit=limit))


async def is_stopped(reads: Reads, account_id: int) -> bool:
    """Whether a call of the host is stopped by staff."""
    return bool(await reads.value(IN_STATE, account_id=account_id, state="halted"))
