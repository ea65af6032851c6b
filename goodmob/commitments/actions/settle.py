"""Settle who came, once the figures of a call are final."""

from sqlalchemy import Integer, bindparam, select, update

from goodmob.commitments.queries.calls import call_by_id, figures_of
from goodmob.commitments.tables import commitment
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement

SLICE = 100

ABSENT = statement(
    select(commitment.c.id)
    .where(
        commitment.c.call_id == bindparam("call_id"),
        commitment.c.id > bindparam("after"),
        commitment.c.state == "confirmed",
        commitment.c.present_at.is_(None),
    )
    .order_by(commitment.c.id)
    .limit(bindparam("limit", type_=Integer))
)
MISS = statement(
    update(commitment)
    .where(among(commitment.c.id, "ids"), commitment.c.state == "confirmed", commitment.c.present_at.is_(None))
    .values(state="no_show")
)


async def settle(tx: Transaction, call_id: int, after: int = 0) -> int | None:
    """Notes those as no_show who neither checked in nor did anything, beyond the commitment `after`.

    A slice at a time: gives where the next one begins, or None at the end. Nothing changes where nobody checked in,
    since then nobody looked who came; nor at a call of another server, which knows that alone.
    """
    call = await call_by_id(tx, call_id)
    if call is None or call.far or call.state != "reported" or not (await figures_of(tx, [call_id]))[call_id].present:
        return None
    absent: list[int] = [row.id for row in await tx.all(ABSENT, call_id=call_id, after=after, limit=SLICE)]

    await tx.run(MISS, ids=absent)

    return absent[-1] if len(absent) == SLICE else None
