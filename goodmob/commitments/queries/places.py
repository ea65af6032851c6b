"""Where and when something was done for a call, in numbers."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Integer, bindparam, case, cast, distinct, func, or_, select

from goodmob.commitments.rules.proof import REFUSED
from goodmob.commitments.tables import deed
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement

_CALL = deed.c.call_id == bindparam("call_id", type_=BigInteger)
_COUNTS = or_(deed.c.verdict.is_(None), deed.c.verdict != REFUSED)
_CELL = func.coalesce(deed.c.cell, "").label("cell")


def _whole(number: ColumnElement[Any], name: str) -> ColumnElement[int]:
    return cast(number, BigInteger).label(name)


CELLS = statement(
    select(
        _CELL,
        deed.c.late,
        func.count(distinct(deed.c.account_id)).label("people"),
        func.count().label("deeds"),
        _whole(func.sum(deed.c.units), "units"),
    )
    .where(_CALL, _COUNTS)
    .group_by(_CELL, deed.c.late),
    long=True,
)

_QUARTER = (deed.c.created_at // bindparam("span", type_=BigInteger)).label("quarter")
_doings = (
    select(
        _CELL,
        deed.c.late,
        deed.c.account_id,
        _QUARTER,
        func.count().label("deeds"),
        func.sum(deed.c.units).label("units"),
    )
    .where(_CALL, _COUNTS, among(func.coalesce(deed.c.cell, ""), "cells"))
    .group_by(_CELL, deed.c.late, deed.c.account_id, _QUARTER)
    .subquery()
)
_ordered = select(
    _doings,
    func.row_number()
    .over(partition_by=[_doings.c.cell, _doings.c.late, _doings.c.account_id], order_by=_doings.c.quarter)
    .label("time"),
).subquery()
QUARTERS = statement(
    select(
        _ordered.c.cell,
        _ordered.c.late,
        _whole(_ordered.c.quarter, "quarter"),
        cast(func.sum(case((_ordered.c.time == 1, 1), else_=0)), Integer).label("people"),
        _whole(func.sum(_ordered.c.deeds), "deeds"),
        _whole(func.sum(_ordered.c.units), "units"),
    ).group_by(_ordered.c.cell, _ordered.c.late, _ordered.c.quarter),
    long=True,
)


async def cells_of(reads: Reads, call_id: int) -> Sequence[Any]:
    """How many people did something in each cell ("" where they did not say), in time and late: rows of cell, late,
    people, deeds and units; what a review refused counts nowhere."""
    return await reads.all(CELLS, call_id=call_id)


async def quarters_of(reads: Reads, call_id: int, cells: Sequence[str], span: int) -> Sequence[Any]:
    """The same for each span (us) since 1970 in these cells: rows with the number of the span as well, which count of
    people those who had done nothing in the cell before, in time or late."""
    return await reads.all(QUARTERS, call_id=call_id, cells=list(cells), span=span) if cells else []
