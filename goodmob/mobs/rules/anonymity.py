"""What may be told in public of how many people did something where."""

from collections.abc import Mapping

from goodmob.core.clock import DAY

FEWEST_PEOPLE = 5
"""Of fewer people in a cell nobody is told: whoever knows one of them would know where they were."""

PLACES_KEPT = 7 * DAY
"""After the close of a mob; then the exact place, cells and areas are forgotten."""


def cells_told(counts: Mapping[str, int]) -> dict[str, int]:
    """Of the people in each cell what may be told, the cell with most people first.

    Cells with fewer people than the floor are left out. Where all that is left out would be one cell, or together fewer
    people than the floor, more is left out, the smallest first, since whoever knows the sum could tell the rest.
    """
    there = {cell: people for cell, people in counts.items() if people > 0}
    told = sorted((cell for cell, people in there.items() if people >= FEWEST_PEOPLE), key=lambda c: (-there[c], c))
    hidden = [people for people in there.values() if people < FEWEST_PEOPLE]
    while told and hidden and (len(hidden) == 1 or sum(hidden) < FEWEST_PEOPLE):
        hidden.append(there[told.pop()])
    return {cell: there[cell] for cell in told}
