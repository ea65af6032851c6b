"""Change the counters of the areas of a call, and tip areas over their threshold; nothing else changes them."""

from collections.abc import Mapping

from sqlalchemy import BigInteger, Integer, Text, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.commitments.events import AreaTipped, PlacesLeft
from goodmob.commitments.queries.areas import AreaRow
from goodmob.commitments.queries.calls import CallRow
from goodmob.commitments.rules.limits import MOST_LET_IN
from goodmob.commitments.tables import call_area
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

_added = insert(call_area)
COUNT = statement(
    _added.on_conflict_do_update(
        index_elements=["call_id", "area"],
        set_={"confirmed": call_area.c.confirmed + _added.excluded.confirmed},
    ).returning(*(call_area.c[name] for name in AreaRow._fields)),
    into=AreaRow,
)
TIP = statement(
    update(call_area)
    .where(
        call_area.c.call_id == bindparam("of_call_id", type_=BigInteger),
        call_area.c.area == bindparam("of_area", type_=Text),
        call_area.c.tipped_at.is_(None),
        call_area.c.confirmed >= bindparam("threshold", type_=Integer),
    )
    .values(tipped_at=bindparam("now", type_=BigInteger))
)
REACHED = statement(
    select(call_area.c.area)
    .where(
        call_area.c.call_id == bindparam("call_id", type_=BigInteger),
        call_area.c.tipped_at.is_(None),
        call_area.c.confirmed >= bindparam("threshold", type_=Integer),
    )
    .order_by(call_area.c.area)
    .limit(bindparam("limit", type_=Integer))
)


async def count_areas(tx: Transaction, call: CallRow, places: Mapping[str | None, int]) -> None:
    """Adds to the taken places of these areas, after those of the pools; those that reach their threshold tip, once.

    Places of people of whom nobody knows the area (None) are counted nowhere.
    """
    for area, more in sorted((area, more) for area, more in places.items() if area is not None):
        counted = await tx.one(COUNT, call_id=call.id, area=area, confirmed=more, tipped_at=None)
        if counted is not None and counted.tipped_at is None and _reaches(call, counted.confirmed):
            await _tip(tx, call, area)


async def tip_areas(tx: Transaction, call: CallRow) -> None:
    """Tips the areas that reach a threshold which is new; the next slice is due where they are many."""
    if call.area_threshold is None:
        return
    rows = await tx.all(REACHED, call_id=call.id, threshold=call.area_threshold, limit=MOST_LET_IN + 1)

    for row in rows[:MOST_LET_IN]:
        await _tip(tx, call, row.area)

    if len(rows) > MOST_LET_IN:
        await tx.announce(PlacesLeft(call.id))


def _reaches(call: CallRow, confirmed: int) -> bool:
    return call.area_threshold is not None and confirmed >= call.area_threshold


async def _tip(tx: Transaction, call: CallRow, area: str) -> None:
    if await tx.run(TIP, of_call_id=call.id, of_area=area, threshold=call.area_threshold, now=tx.now):
        await tx.announce(AreaTipped(call.id, area))
