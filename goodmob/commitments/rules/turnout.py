"""How many are expected to come: an estimate, from who is in and from how often people who are in come in the end."""

from collections.abc import Sequence
from typing import NamedTuple

USUAL_SHARE = 0.7
"""Of those who say yes to something free, so many come where nothing more is known."""

_WEIGHT = 4
"""How many calls of the past the usual share counts as: somebody who came once is hardly known yet."""

SMALLEST_CROWD = 10
"""With fewer, histories are left out: an estimate for two or three would tell how often each of them comes."""

STEP = 5
"""Greater numbers are rounded to it: one person more or less must not show in it."""


class Expected(NamedTuple):
    """So many places, taken by people who came to `came` calls of the past and missed `missed`."""

    places: int
    came: int = 0
    missed: int = 0


def share(came: int, missed: int) -> float:
    """How likely somebody comes: the usual share, moved towards what the person did before."""
    return (USUAL_SHARE * _WEIGHT + came) / (_WEIGHT + came + missed)


def estimate(expected: Sequence[Expected], *, present: int = 0, unseen: int = 0) -> int:
    """How many places will be filled, with those of people who are there already (no part of `expected`).

    unseen: further places, of people who come as often as those of `expected` do.
    """
    seen = sum(one.places for one in expected)
    places = seen + unseen
    if places + present < SMALLEST_CROWD:
        return present + round(places * USUAL_SHARE)
    likely = sum(one.places * share(one.came, one.missed) for one in expected)
    likely += unseen * (likely / seen if seen else USUAL_SHARE)
    return max(present, min(STEP * round((present + likely) / STEP), places + present))
