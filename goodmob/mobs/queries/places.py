"""What is told of where and when something was done for a mob: of now, or as it was kept for good."""

import msgspec
from sqlalchemy import BigInteger, bindparam, select

from goodmob.commitments.queries.places import cells_of, quarters_of
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.mobs.rules.places import (
    QUARTER,
    CellCount,
    PlaceFigures,
    QuarterCount,
    cells_to_tell,
    figures_told,
)
from goodmob.mobs.tables.outcomes import mob_record

RECORD = statement(select(mob_record.c.places).where(mob_record.c.mob_id == bindparam("mob_id", type_=BigInteger)))


async def recorded_places(reads: Reads, mob_id: int) -> list[PlaceFigures] | None:
    """What was kept when the figures became final, None where they are not."""
    kept: str | None = await reads.value(RECORD, mob_id=mob_id)
    return None if kept is None else msgspec.json.decode(kept, type=list[PlaceFigures])


async def present_places(reads: Reads, mob_id: int) -> list[PlaceFigures]:
    """What may be told as it is now."""
    counted = await cells_of(reads, mob_id)
    cells = cells_to_tell(CellCount(row.cell, bool(row.late), row.people, row.deeds, row.units) for row in counted)
    rows = await quarters_of(reads, mob_id, sorted({cell.cell for cell in cells}), QUARTER)
    quarters = [QuarterCount(row.cell, bool(row.late), row.quarter, row.people, row.deeds, row.units) for row in rows]
    return figures_told(cells, quarters)
