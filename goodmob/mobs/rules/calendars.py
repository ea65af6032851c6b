"""What a calendar says of a mob."""

from typing import Literal

from goodmob.core.clock import DAY
from goodmob.core.settings import Settings
from goodmob.mobs.rules.standing import IN

KEPT = 30 * DAY
"""So long mobs stay in the calendars of a person and of a place after their end."""

MOST_ENTRIES = 300

Status = Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]

_OFF = frozenset({"failed", "cancelled", "halted"})


def status_of(call_state: str, threshold: int | None, own_state: str | None = None) -> Status:
    """Whether it takes place, by the state of its call; and for somebody whose commitment has that state, with them."""
    if call_state in _OFF:
        return "CANCELLED"
    waits_for_others = call_state == "gathering" and threshold is not None
    return "TENTATIVE" if waits_for_others or (own_state is not None and own_state not in IN) else "CONFIRMED"


def uid_of(settings: Settings, mob_id: int) -> str:
    """The name of the mob in all calendars, for ever."""
    return f"mob-{mob_id}@{settings.local_domain}"


def calendar_url(settings: Settings, secret: str) -> str:
    """The secret link to somebody's calendar."""
    return f"{settings.base_url}/calendars/{secret}.ics"
