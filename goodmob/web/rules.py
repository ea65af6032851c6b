"""Pure decisions of pages that are made of several slices: who was away, who is close to whom, what a message says."""

from collections.abc import Mapping
from typing import Literal

import regex

from goodmob.core.clock import DAY, HOUR
from goodmob.posts.queries.dealings import Dealings

AWAY_HOURS = 3
"""From so many hours on somebody was away, and may want to catch up."""

MOST_HOURS = 48
"""How far back one catches up."""

CLOSE_FOR = 28 * DAY
"""How far back it counts what people had to do with each other."""

CLOSE_FROM = 4
"""From so many points on somebody is close: one answer and a favourite, or two who named each other."""

_NAMES_FIRST = regex.compile(
    r'^(<p[^>]*>)(?:<span class="h-card"[^>]*><a [^>]*>@<span>[^<]*</span></a></span>(?:\s|<br ?/?>)*)+'
)
"""The names with which a message begins, as we write them in HTML."""

Reason = Literal["together", "answered", "named", "favourited"]
"""Why somebody is close: you answer each other, or you answer, name or favourite them."""


def hours_away(last_read_at: int, now: int) -> int:
    """For how many hours, rounded up, somebody has not read; 0 where that is not long, MOST_HOURS at most."""
    hours = -(-(now - last_read_at) // HOUR)
    return min(hours, MOST_HOURS) if hours > AWAY_HOURS else 0


def closeness(dealings: Dealings) -> int:
    """How close somebody is to another, in points: from what they did themselves, and at most doubled by the other.

    An answer is worth 3, a mention without one 2, a favourite 1; being named is worth 2. Nobody becomes close by
    naming somebody who does nothing in turn.
    """
    own = 3 * dealings.answered + 2 * max(0, dealings.named - dealings.answered) + dealings.favourited
    return own + min(own, 2 * dealings.naming)


def why_close(dealings: Dealings) -> Reason:
    """What says best why somebody is close."""
    if dealings.naming and dealings.answered + dealings.named:
        return "together"
    if dealings.answered:
        return "answered"
    return "named" if dealings.named else "favourited"


def closest(known: Mapping[int, Dealings]) -> list[int]:
    """Those who are close, the closest first."""
    points = {account_id: closeness(dealings) for account_id, dealings in known.items()}
    close = [account_id for account_id in points if points[account_id] >= CLOSE_FROM]
    return sorted(close, key=lambda account_id: (-points[account_id], account_id))


def without_names(html: str) -> str:
    """What a message says without the names before it, where all to whom it is said stand beside it anyway."""
    bare = _NAMES_FIRST.sub(r"\1", html)
    return "" if bare == "<p></p>" else bare.removeprefix("<p></p>")
