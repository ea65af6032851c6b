"""How many requests a single activity causes in a second, however many servers it goes to."""

from goodmob.core.clock import SECOND

AT_ONCE = 200
PER_SECOND = 60
"""So 20,000 servers are visited within five and a half minutes."""


def moment_of(position: int, now: int) -> int:
    """When the inbox at this position of all that one activity goes to has its turn (us)."""
    return now + max(0, position - AT_ONCE) * SECOND // PER_SECOND
