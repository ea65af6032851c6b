"""The life of a call by the clock: which state a moment brings, and when the next one is due."""

from typing import Protocol

from goodmob.core.clock import DAY, HOUR, MINUTE

CHECK_IN_AHEAD = 2 * HOUR
"""How long before the start people may check in."""

_LONGEST_OFFER = DAY
_LONGEST_HOLD = 10 * MINUTE
_SHORTEST_OFFER = 2 * MINUTE
_SHORTEST_TALLYING = 15 * MINUTE
_LONGEST_TALLYING = DAY


class Timed(Protocol):
    """What the clock needs to know of a call; times in microseconds UTC."""

    @property
    def state(self) -> str: ...
    @property
    def starts_at(self) -> int: ...
    @property
    def ends_at(self) -> int: ...
    @property
    def settles_at(self) -> int: ...
    @property
    def join_by(self) -> int | None: ...
    @property
    def threshold(self) -> int | None: ...
    @property
    def far(self) -> bool: ...


def settling(starts_at: int, ends_at: int) -> int:
    """When late deeds end: as long after the end as the window was, at least fifteen minutes and at most a day."""
    return ends_at + min(max(ends_at - starts_at, _SHORTEST_TALLYING), _LONGEST_TALLYING)


def last_join(call: Timed) -> int:
    """Until when people may join."""
    return call.ends_at if call.join_by is None else min(call.join_by, call.ends_at)


def decision(call: Timed) -> int:
    """When a call that has not tipped fails: at its start, or when joining ends before that."""
    return min(last_join(call), call.starts_at)


def next_moment(call: Timed) -> int | None:
    """When the clock changes the state of the call next; None where it never will.

    Whether enough came to a call elsewhere is for its own server to say.
    """
    match call.state:
        case "gathering" if call.far and call.threshold is not None:
            return None
        case "gathering":
            return call.starts_at if call.threshold is None else decision(call)
        case "tipped":
            return call.starts_at
        case "live":
            return call.ends_at
        case "tallying":
            return call.settles_at
        case _:
            return None


def state_after(call: Timed) -> str:
    """The state that the next moment brings."""
    match call.state:
        case "gathering" if call.threshold is not None:
            return "failed"
        case "gathering" | "tipped":
            return "live"
        case "live":
            return "tallying"
        case "tallying":
            return "reported"
        case state:
            return state


def offer_expiry(now: int, joinable_until: int) -> int:
    """Until when an offered place is kept: a day, but at most half of the time that is left, and two minutes at least.

    Never beyond the moment at which joining ends.
    """
    kept = min(_LONGEST_OFFER, max((joinable_until - now) // 2, _SHORTEST_OFFER))
    return min(now + kept, joinable_until)


def hold_expiry(now: int, joinable_until: int) -> int:
    """Until when somebody has a place kept who makes up their mind: ten minutes, or half of the time that is left."""
    return now + min(_LONGEST_HOLD, max(joinable_until - now, 0) // 2)
