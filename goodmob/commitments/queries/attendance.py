"""Who takes part in a call, who came, and who did not."""

from sqlalchemy import BigInteger, bindparam, func, select

from goodmob.commitments.queries.commitments import commitment_of
from goodmob.commitments.rules.states import COMMITTED, IN_PLACE
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


async def takes_part(reads: Reads, call_id: int, account_id: int) -> bool:
    """Whether the account is committed to the call: in, in the line, or waiting for its condition."""
    own = await commitment_of(reads, call_id, account_id)
    return own is not None and own.state in COMMITTED


async def was_there(reads: Reads, call_id: int, account_id: int) -> bool:
    """Whether the account is in, and checked in or did something."""
    own = await commitment_of(reads, call_id, account_id)
    return own is not None and own.state in IN_PLACE and (own.present_at is not None or own.state == "done")


async def absent_people(reads: Reads, call_id: int) -> int:
    """How many accounts had a place and neither checked in nor did anything, whether that is settled or not."""
    return int(await reads.value(ABSENT, call_id=call_id, states=["confirmed", "no_show"]))
