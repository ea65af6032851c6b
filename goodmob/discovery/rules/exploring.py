"""Pure decisions about exploring: which tags are no topics, and what trends."""

from math import exp2

from goodmob.core.clock import DAY

ORDERS = frozenset({"join", "jeviens", "meapunto", "leave", "jannule", "mevoy", "did", "fait", "hecho"})
"""Tags by which people take part in mobs: whoever uses them talks about something else."""


def warmth(reactions: int, age: int) -> float:
    """How much a post is talked about: its favourites and boosts, half as much worth with each day (age in us)."""
    return reactions * exp2(-max(age, 0) / DAY)
