"""Forget where a mob was that closed some days ago: what remains is the name of the place, and the figures."""

from sqlalchemy import BigInteger, bindparam, null, update

from goodmob.commitments.actions.forget_places import forget_places
from goodmob.commitments.queries.calls import CallRow, call_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.mobs.actions.forget_joins import forget_told_places
from goodmob.mobs.actions.unsay_places import unsay_places
from goodmob.mobs.rules.anonymity import PLACES_KEPT
from goodmob.mobs.tables.mobs import mob

_OVER = frozenset({"reported", "failed", "cancelled"})

FORGET = statement(
    update(mob).where(mob.c.id == bindparam("mob_id", type_=BigInteger)).values(place_exact="", place_cell=null())
)


async def forget_places_of_mob(tx: Transaction, mob_id: int) -> bool:
    """Forgets the exact place, and some of the cells and areas; True where there may be more. In the mob's lane.

    Nothing happens to a mob that is not over; one that staff stopped is over some days after it should have ended.
    """
    call = await call_by_id(tx, mob_id)
    if call is None or not _is_over(call, tx.now):
        return False

    await tx.run(FORGET, mob_id=mob_id)
    if call.far:
        await forget_told_places(tx, mob_id)
    return await unsay_places(tx, mob_id) or await forget_places(tx, mob_id)


def _is_over(call: CallRow, now: int) -> bool:
    return call.state in _OVER or (call.state == "halted" and call.ends_at + PLACES_KEPT <= now)
