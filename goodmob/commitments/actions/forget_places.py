"""Forget where those came from who took part, and where they did something."""

from sqlalchemy import BigInteger, Integer, bindparam, delete, null, or_, select, update

from goodmob.commitments.tables import call_area, commitment, deed
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement

SLICE = 60

_CALL = bindparam("of_call_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)
PLACED_DEEDS = statement(
    select(deed.c.id).where(deed.c.call_id == _CALL, deed.c.cell.is_not(None)).limit(_LIMIT), long=True
)
FORGET_CELLS = statement(update(deed).where(among(deed.c.id, "ids")).values(cell=null()))
PLACED_PEOPLE = statement(
    select(commitment.c.id)
    .where(commitment.c.call_id == _CALL, or_(commitment.c.area.is_not(None), commitment.c.needs_area.is_not(None)))
    .limit(_LIMIT),
    long=True,
)
FORGET_AREAS = statement(update(commitment).where(among(commitment.c.id, "ids")).values(area=null(), needs_area=null()))
AREAS = statement(select(call_area.c.area.label("id")).where(call_area.c.call_id == _CALL).limit(_LIMIT))
DROP_AREAS = statement(delete(call_area).where(call_area.c.call_id == _CALL, among(call_area.c.area, "ids")))


async def forget_places(tx: Transaction, call_id: int) -> bool:
    """Forgets some of the cells and areas of a call that is over; True where there may be more. Figures stay."""
    more = False
    for some, forget in ((PLACED_DEEDS, FORGET_CELLS), (PLACED_PEOPLE, FORGET_AREAS)):
        ids = [row.id for row in await tx.all(some, of_call_id=call_id, limit=SLICE)]
        if ids:
            await tx.run(forget, ids=ids)
        more = more or len(ids) == SLICE
    areas = [row.id for row in await tx.all(AREAS, of_call_id=call_id, limit=SLICE)]
    if areas:
        await tx.run(DROP_AREAS, of_call_id=call_id, ids=areas)
    return more or len(areas) == SLICE
