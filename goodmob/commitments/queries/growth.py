"""How fast a call grows."""

from sqlalchemy import BigInteger, Integer, bindparam, cast, func, select

from goodmob.commitments.rules.states import COMMITTED
from goodmob.commitments.tables import commitment
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.core.ids import id_at

_LATELY = (
    select(commitment.c.party_size)
    .where(
        commitment.c.call_id == bindparam("call_id", type_=BigInteger),
        commitment.c.id >= bindparam("since_id", type_=BigInteger),
        among(commitment.c.state, "states"),
    )
    .limit(bindparam("limit", type_=Integer))
    .subquery()
)
JOINED_SINCE = statement(select(cast(func.sum(_LATELY.c.party_size), BigInteger).label("places")))


async def joined_since(reads: Reads, call_id: int, moment: int, limit: int) -> int:
    """The places of those who joined first after this moment (us) and still stand, of the first `limit` of them."""
    states = list(COMMITTED)
    return int(
        await reads.value(JOINED_SINCE, call_id=call_id, since_id=id_at(moment), states=states, limit=limit) or 0
    )
