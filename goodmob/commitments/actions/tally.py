"""Change the tally of a call; nothing else changes it."""

from sqlalchemy import BigInteger, bindparam, update

from goodmob.commitments.tables import tally
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

COUNT = statement(
    update(tally)
    .where(tally.c.call_id == bindparam("of_call_id"))
    .values({
        name: tally.c[name] + bindparam(f"more_{name}", type_=BigInteger)
        for name in ("present", "doers", "units", "verified", "late_units")
    })
)  # fmt: skip


COPY = statement(
    update(tally)
    .where(tally.c.call_id == bindparam("of_call_id"))
    .values({
        name: bindparam(f"told_{name}", type_=BigInteger) for name in ("present", "doers", "units", "verified")
    })
)  # fmt: skip


async def copy_tally(tx: Transaction, call_id: int, *, present: int, doers: int, units: int, verified: int) -> None:
    """Gives the counters of a call elsewhere the values that its own server tells."""
    told = {"told_present": present, "told_doers": doers, "told_units": units, "told_verified": verified}
    await tx.run(COPY, of_call_id=call_id, **told)


async def count(
    tx: Transaction,
    call_id: int,
    *,
    present: int = 0,
    doers: int = 0,
    units: int = 0,
    verified: int = 0,
    late_units: int = 0,
) -> None:
    """Adds to the counters of the call, last of all: many wait for this row. present is places, doers are accounts."""
    more = {"more_present": present, "more_doers": doers, "more_units": units}
    await tx.run(COUNT, of_call_id=call_id, **more, more_verified=verified, more_late_units=late_units)
