"""Commitments on a condition: when they come true. The one condition there is asks for a number of places."""

from collections.abc import Sequence
from typing import NamedTuple


class Asked(NamedTuple):
    """How many places wait until `needs` places are taken."""

    needs: int
    places: int


def met(confirmed: int, asked: Sequence[Asked], most: int | None = None) -> int:
    """The highest number asked for that is reached once everybody who asks for no more is in; 0 where none is.

    Those who wait count for each other: ten who come "if ten come" all come. `most` is how many places can be taken
    at present; None where there is no end of them.
    """
    reached, together = 0, confirmed
    for step in sorted(asked):
        together += step.places
        if (together if most is None else min(together, most)) >= step.needs:
            reached = step.needs
    return reached


def missing(confirmed: int, needs: int, asked: Sequence[Asked]) -> int:
    """How many places are still missing for somebody who asks for `needs`."""
    return max(0, needs - confirmed - sum(step.places for step in asked if step.needs <= needs))
