"""What is told in public of where and when something was done for a mob: by cell and quarter of an hour."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from goodmob.core.clock import MINUTE
from goodmob.mobs.rules.anonymity import cells_told

QUARTER = 15 * MINUTE
MOST_CELLS = 300
MOST_ROWS = 5_000

NOWHERE = ""
"""Stands for the cell of deeds whose doers did not say where."""


class CellCount(NamedTuple):
    """How many people did something in a cell, and what that was; late deeds apart."""

    cell: str
    late: bool
    people: int
    deeds: int
    units: int


class QuarterCount(NamedTuple):
    """The same for a quarter of an hour (its number since 1970); of people only those who had done nothing in this cell
    before, so that nobody is counted twice."""

    cell: str
    late: bool
    quarter: int
    people: int
    deeds: int
    units: int


class PlaceFigures(Struct, frozen=True):
    """What was done in a cell within a quarter of an hour that begins at starts_at (us).

    starts_at is None for all other quarters of the cell together; nothing finer is told of those.
    """

    cell: str
    late: bool
    starts_at: int | None
    people: int
    deeds: int
    units: int


def cells_to_tell(counts: Iterable[CellCount]) -> list[CellCount]:
    """The cells of which may be told, those with most people first, in time before late; and what was done nowhere."""
    told: list[CellCount] = []
    kept = list(counts)
    for late in (False, True):
        some = {count.cell: count for count in kept if count.late is late}
        placed = cells_told({cell: count.people for cell, count in some.items() if cell != NOWHERE})
        told += [some[cell] for cell in list(placed)[:MOST_CELLS]]
        told += [some[NOWHERE]] if NOWHERE in some else []
    return told


def figures_told(cells: Sequence[CellCount], quarters: Iterable[QuarterCount]) -> list[PlaceFigures]:
    """What may be told of these cells, which may be told of as a whole: quarters with enough people, and the rest.

    What was done in a cell is the sum of its figures. Where a cell has few people in a quarter, they are told of
    together with so many other quarters that nobody can be singled out.
    """
    by_cell: dict[tuple[str, bool], list[QuarterCount]] = defaultdict(list)
    for count in quarters:
        by_cell[count.cell, count.late].append(count)
    figures: list[PlaceFigures] = []
    for cell in cells:
        room = MOST_ROWS - len(figures)
        figures += _of_cell(cell, by_cell[cell.cell, cell.late], room)
    return figures


def _of_cell(cell: CellCount, quarters: Sequence[QuarterCount], room: int) -> list[PlaceFigures]:
    # Somebody who had done something in the cell before is somebody in this quarter all the same.
    people = {str(count.quarter): max(1, count.people) for count in quarters}
    names = set(list(cells_told(people))[: max(0, room - 1)])
    told = sorted((count for count in quarters if str(count.quarter) in names), key=lambda count: count.quarter)
    figures = [
        PlaceFigures(cell.cell, cell.late, count.quarter * QUARTER, count.people, count.deeds, count.units)
        for count in told
    ]
    deeds, units = cell.deeds - sum(c.deeds for c in told), cell.units - sum(c.units for c in told)
    if deeds > 0:
        rest = max(0, cell.people - sum(count.people for count in told))
        figures.append(PlaceFigures(cell.cell, cell.late, None, rest, deeds, units))
    return figures


def by_cell(figures: Iterable[PlaceFigures]) -> list[CellCount]:
    """What was done in time in each cell, from the figures that are told; the cell with most units first."""
    sums: dict[str, list[int]] = {}
    for one in figures:
        if not one.late and one.cell != NOWHERE:
            people, deeds, units = sums.get(one.cell, (0, 0, 0))
            sums[one.cell] = [people + one.people, deeds + one.deeds, units + one.units]
    counts = [CellCount(cell, False, *numbers) for cell, numbers in sums.items()]
    return sorted(counts, key=lambda count: (-count.units, count.cell))
