"""Where a post of another server stands among ours: by the moment at which it was written."""

from secrets import randbelow

from goodmob.core.clock import DAY, HOUR, MINUTE
from goodmob.core.database.interface import Transaction
from goodmob.core.ids import id_at

FRESH = 10 * MINUTE
"""What is younger was brought at once, and stands where it came in: whoever reads on sees it."""

NEWS_BROUGHT = 2 * DAY
NEWS_LOOKED_UP = 6 * HOUR
"""What is older goes to nobody's home and is told to nobody; a server that was down brings what it missed."""

_ROOM = 1 << 21
"""So many ids there are in a millisecond."""


def place_of(tx: Transaction, published_at: int) -> int:
    """The id of a post that was published then (us)."""
    if tx.now - published_at < FRESH:
        return tx.new_id()
    return place_at(published_at)


def place_at(moment: int) -> int:
    """An id among those of that moment (us)."""
    return id_at(moment) | randbelow(_ROOM)


def is_news(now: int, published_at: int, *, was_brought: bool) -> bool:
    """Whether people are told of a post that was published then: by its server, or looked up for something else."""
    return now - published_at < (NEWS_BROUGHT if was_brought else NEWS_LOOKED_UP)
