"""The areas that those come from who are in."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Integer, bindparam, func, or_, select

from goodmob.commitments.tables import call_area
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement


class AreaRow(NamedTuple):
    """An area of a call: places taken; tipped_at is us, None where it has not tipped."""

    call_id: int
    area: str
    confirmed: int
    tipped_at: int | None


_AREAS = select(*(call_area.c[name] for name in AreaRow._fields)).where(among(call_area.c.call_id, "call_ids"))
_ranked = (
    select(
        *(call_area.c[name] for name in AreaRow._fields),
        func.row_number()
        .over(partition_by=call_area.c.call_id, order_by=(call_area.c.confirmed.desc(), call_area.c.area))
        .label("rank"),
    )
    .where(among(call_area.c.call_id, "call_ids"), or_(call_area.c.confirmed > 0, call_area.c.tipped_at.is_not(None)))
    .subquery()
)
AREAS_AMONG = statement(_AREAS.where(among(call_area.c.area, "areas")), into=AreaRow)
LARGEST = statement(
    select(*(_ranked.c[name] for name in AreaRow._fields))
    .where(_ranked.c.rank <= bindparam("most", type_=Integer))
    .order_by(_ranked.c.call_id, _ranked.c.rank),
    into=AreaRow,
)


async def areas_among(reads: Reads, call_ids: Collection[int], areas: Collection[str]) -> list[AreaRow]:
    """What is taken in those of the areas of these calls in which something ever was."""
    return await reads.all(AREAS_AMONG, call_ids=list(call_ids), areas=list(areas)) if areas else []


async def largest_areas(reads: Reads, call_ids: Collection[int], most: int) -> dict[int, list[AreaRow]]:
    """The areas of each call in which most places are taken, so many at most, the one with the most first."""
    found: dict[int, list[AreaRow]] = {}
    for row in await reads.all(LARGEST, call_ids=list(call_ids), most=most) if call_ids else ():
        found.setdefault(row.call_id, []).append(row)
    return found
