"""Pure decisions about exploring: which tags are no topics, and what trends."""

from collections.abc import Mapping
from math import exp2

from goodmob.core.clock import DAY

ORDERS = frozenset(
    {"join", "jeviens", "meapunto", "leave", "jannule", "mevoy", "here", "jysuis", "yaestoy", "did", "fait", "hecho"}
)
"""Tags by which people take part in mobs: whoever uses them talks about something else."""


def warmth(reactions: int, age: int) -> float:
    """How much a post is talked about: its favourites and boosts, half as much worth with each day (age in us)."""
    return reactions * exp2(-max(age, 0) / DAY)


FEWEST_SHARERS = 2
"""A page is news once so many accounts linked to it on one day: nobody makes news alone."""


def heat(sharers: Mapping[int, int], today: int) -> float:
    """How much a page is talked about, by how many accounts linked to it on which day; 0 where that is no news.

    A day counts half as much as the one after it.
    """
    if max(sharers.values(), default=0) < FEWEST_SHARERS:
        return 0.0
    return sum(number * exp2(day - today) for day, number in sharers.items())
