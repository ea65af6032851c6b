"""Who came to a call, and who did not."""

from sqlalchemy import BigInteger, bindparam, func, select

from goodmob.commitments.tables import commitment
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement

ABSENT = statement(
    select(func.count().label("people")).where(
        commitment.c.call_id == bindparam("call_id", type_=BigInteger),
        among(commitment.c.state, "states"),
        commitment.c.present_at.is_(None),
    ),
    long=True,
)


async def absent_people(reads: Reads, call_id: int) -> int:
    """How many accounts had a place and neither checked in nor did anything, whether that is settled or not."""
    return int(await reads.value(ABSENT, call_id=call_id, states=["confirmed", "no_show"]))
