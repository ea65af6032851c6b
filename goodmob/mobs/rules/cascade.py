"""Who brought whom: which touch counts, and what a cascade comes to in numbers."""

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple, get_args

from goodmob.core.clock import DAY, HOUR

Via = Literal["boost", "reply", "mention", "quote", "link", "qr", "invitation"]
"""How somebody is told of a mob; invitation: by their own word, when they join."""

VIAS = frozenset(get_args(Via))

MOST_TOUCHED = 200
"""So many people one account tells of a mob by name, for whom that is noted."""

MOST_INVITATIONS = 2_000
"""So many mobs one account has a link of its own to."""

MOST_RECRUITERS = 20

STEPS: tuple[tuple[str, int | None], ...] = (
    ("hour", HOUR),
    ("six_hours", 6 * HOUR),
    ("day", DAY),
    ("three_days", 3 * DAY),
    ("week", 7 * DAY),
    ("later", None),
)
"""Within which time (us) after the post somebody did it; each step begins where the one before it ends."""


class Touch(NamedTuple):
    """Somebody told somebody of a mob, or everybody who follows them: how and when, first and last."""

    by_account_id: int
    via: str
    first_at: int
    last_via: str
    last_at: int


class Brought(NamedTuple):
    """Who brought somebody, and how: None and empty where it was nobody."""

    by_account_id: int | None = None
    via: str = ""


NOBODY = Brought()


class Touches(NamedTuple):
    """The first touch, which gets the credit, and the last one before somebody came."""

    first: Brought
    last: Brought


def brought_by(said: Brought, touches: Collection[Touch], fit: Collection[int]) -> Touches:
    """Who brought somebody: whom they name themselves, else who told them first; last: who told them last.

    fit: the accounts that may have brought them; nobody else gets any credit.
    """
    named = said if said.by_account_id in fit else NOBODY
    counted = [touch for touch in touches if touch.by_account_id in fit]
    if not counted:
        return Touches(named, named)
    first = min(counted, key=lambda touch: (touch.first_at, touch.by_account_id))
    last = max(counted, key=lambda touch: (touch.last_at, touch.by_account_id))
    is_named = named.by_account_id is not None
    return Touches(
        named if is_named else Brought(first.by_account_id, first.via),
        Brought(last.by_account_id, last.last_via),
    )


def reproduction(credited: int, participants: int) -> float:
    """How many people each of those who did it brought who did it, too: direct ones, on average; 0 for nobody.

    Above 1 a mob grows by itself.
    """
    return round(credited / participants, 2) if participants > 0 else 0.0


def steps_of(counts: Sequence[tuple[int, int]]) -> dict[str, int]:
    """How many did it within each step, by its name, from (index of the step, people)."""
    found = dict(counts)
    return {name: found.get(index, 0) for index, (name, _) in enumerate(STEPS)}
