"""Pure decisions about shields: how long they are up, and from when on staff are asked to look."""

from goodmob.core.clock import HOUR
from goodmob.core.errors import Invalid

LONGEST = 7 * 24
"""Hours that a shield is up, at most, before it is raised again."""

USUAL = 24
PRESSED = 5
"""So much has to be kept off before staff are asked to look."""


def shield_until(now: int, hours: int) -> int:
    """Until when (us) a shield is up that is raised now; Invalid "hours" beyond LONGEST."""
    if not 1 <= hours <= LONGEST:
        raise Invalid("hours", f"must be between 1 and {LONGEST}")
    return now + hours * HOUR
