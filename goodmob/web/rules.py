"""Pure decisions of pages that are made of several slices: who was away, and who is close to whom."""

from goodmob.core.clock import HOUR

AWAY_HOURS = 3
"""From so many hours on somebody was away, and may want to catch up."""

MOST_HOURS = 48
"""How far back one catches up."""


def hours_away(last_read_at: int, now: int) -> int:
    """For how many hours, rounded up, somebody has not read; 0 where that is not long, MOST_HOURS at most."""
    hours = -(-(now - last_read_at) // HOUR)
    return min(hours, MOST_HOURS) if hours > AWAY_HOURS else 0
