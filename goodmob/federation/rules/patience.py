"""How long to wait with a server that does not answer, and when to give it up."""

import secrets
from typing import NamedTuple

from goodmob.core.clock import DAY, HOUR, MINUTE, SECOND

MOST_ATTEMPTS = 16
"""So often one delivery is tried at a server that takes others."""
MOST_READINGS = 10
"""So often an arrival is read whose sender, or what it is about, cannot be fetched; over about a day."""
LONGEST_ERROR = 500
"""So much is kept of why something failed."""
STRIKES = 5
"""So many deliveries in a row that a server cannot take mean that it can take none."""

_DEAD_AFTER = 7 * DAY
_FIRST_REST = 15 * SECOND
_LONGEST_REST = 6 * HOUR
_LONGEST_WISH = DAY
_FIRST_READING = MINUTE
_LONGEST_READING = 6 * HOUR
_PROBES = (DAY, 14 * DAY)


class Rest(NamedTuple):
    """How a server stands after a visit that failed; moments in us. parked_at: since when it is given up, or None."""

    failing_since: int
    failures: int
    rests_until: int
    parked_at: int | None


def rest_after(failing_since: int | None, failures: int, now: int, wish: int = 0) -> Rest:
    """How long a server is left alone after one more visit that failed, having failed so often since then.

    Fourfold from 15 s up to 6 h, a little more or less each time; as long as the server wishes (us), within a day.
    After seven days it is given up.
    """
    since = now if failing_since is None else failing_since
    rest = jittered(min(_FIRST_REST << (2 * min(failures, 10)), _LONGEST_REST))
    is_dead = now - since >= _DEAD_AFTER
    until = now + (jittered(_PROBES[0]) if is_dead else max(rest, min(wish, _LONGEST_WISH)))
    return Rest(since, failures + 1, until, now if is_dead else None)


def probed_after(parked_at: int, now: int) -> int:
    """When a server that is given up and did not answer is asked again: the longer it is gone, the later (us)."""
    shortest, longest = _PROBES
    return now + jittered(max(shortest, min((now - parked_at) // 2, longest)))


def read_again_after(attempts: int) -> int:
    """How long an arrival waits after so many attempts to read it (us)."""
    return jittered(min(_FIRST_READING << min(attempts - 1, 10), _LONGEST_READING))


def bring_again_after(attempts: int) -> int:
    """How long a delivery waits after so many attempts (us): from a minute to six hours, over about three days."""
    return jittered(min(MINUTE << min(attempts - 1, 10), _LONGEST_REST))


def jittered(delay: int) -> int:
    """75 to 125 % of a delay, so that what failed together does not come back together."""
    return delay * 3 // 4 + secrets.randbelow(delay // 2)
