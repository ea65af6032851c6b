"""How much is asked for the sake of one conversation: in all as much as Mastodon asks, of each server with pauses."""

from collections.abc import Mapping

from goodmob.core.clock import SECOND

FOUND_AT_ONCE = 5
"""So many answers are looked for in one step."""

MOST_MISSED = 20
"""So many addresses of one server may lead to nothing before no other of it is looked for: lists may name anything."""

MOST_MISSED_IN_ALL = 500
"""So many of all servers, before nothing is looked for any more: they may have as many names as somebody likes."""

PAGES_OF_POST = 100
"""So many pages the list of answers to one post may have."""

PAUSES = ((100, 0), (400, SECOND), (1_000_000, 2 * SECOND))
"""Up to how many requests to the same server how long (us) is waited between two steps."""


def is_lost(missed: Mapping[str, int]) -> bool:
    """Whether so much led to nothing that what else is listed is not worth asking for."""
    return sum(missed.values()) >= MOST_MISSED_IN_ALL


def pause_after(requests: Mapping[str, int]) -> int:
    """How long (us) to wait once so much was asked of each server: for the sake of the one that was asked most."""
    most = max(requests.values(), default=0)
    return next(pause for bound, pause in PAUSES if most <= bound)
