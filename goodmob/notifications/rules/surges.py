"""Pure decisions about surges: when so many follow at once that they are told together, and what they came through."""

from collections.abc import Collection, Mapping, Sequence

from goodmob.core.clock import DAY, HOUR, MINUTE
from goodmob.social.queries.arrivals import Came

WINDOW = 10 * MINUTE
LEAST = 50
"""More followers than these in a window can be a surge; of fewer each is told."""

TIMES_USUAL = 10
"""A surge is so many times what an account is used to."""

PAUSE = HOUR
"""After so long without anybody who came in a surge the next surge is another one."""

EVERY = MINUTE
"""How often a surge is told."""

REGROUPED = 100
"""How many of the notices before a surge was noticed join it, newest first; each is a row of the action."""

PREFIX = "follow-surge-"


def threshold(followers: int, age: int) -> int:
    """How many followers in a window are still usual for an account with so many, `age` us after it was made."""
    usual = followers * WINDOW / max(age, DAY)
    return max(LEAST, int(TIMES_USUAL * usual))


def surge_key(surge_id: int) -> str:
    """The key of the group in which the notices of a surge stand."""
    return f"{PREFIX}{surge_id}"


def surge_id(group_key: str | None) -> int | None:
    """Which surge a group is of; None where it is of none."""
    digits = (group_key or "").removeprefix(PREFIX)
    return int(digits) if group_key != digits and digits.isascii() and digits.isdecimal() else None


def certain(posts: Mapping[int, Collection[int]]) -> dict[int, int]:
    """Of those who reacted to posts, by person, the post of each who reacted to a single one."""
    return {person: next(iter(some)) for person, some in posts.items() if len(set(some)) == 1}


def leading(ways: Sequence[Came], people: int) -> str:
    """The way by which more than half of so many people came; empty where there is none."""
    return ways[0].through if ways and ways[0].people * 2 > people else ""
