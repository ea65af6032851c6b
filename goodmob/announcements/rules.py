"""What an announcement may hold, how long it is shown, and what one can react with."""

from typing import NamedTuple

from goodmob.core.clock import DAY
from goodmob.core.errors import Invalid, Refusal
from goodmob.core.text.emoji import qualified

LONGEST_TEXT = 5_000
MOST_ANNOUNCEMENTS = 100
MOST_REACTIONS = 8
"""How many different reactions an announcement can have."""


class AnnouncementWish(NamedTuple):
    """An announcement as staff wish it; moments in us, `published_at` None for now."""

    text: str
    starts_at: int | None = None
    ends_at: int | None = None
    all_day: bool = False
    published_at: int | None = None


class TooManyReactions(Refusal):
    """The announcement has as many different reactions as it can have."""

    status = 422

    def __init__(self) -> None:
        super().__init__("Validation failed: Limit of different reactions reached")


def is_emoji(name: str) -> bool:
    """Whether the name is one emoji of Unicode, however it is put together."""
    return qualified(name) is not None


def refuse_faults(wish: AnnouncementWish, now: int) -> None:
    """Invalid where there are no words or too many, where the hours contradict each other, or where all is over."""
    if not wish.text.strip():
        raise Invalid("text", "can't be blank")
    if len(wish.text) > LONGEST_TEXT:
        raise Invalid("text", f"is too long (maximum is {LONGEST_TEXT} characters)")
    if wish.starts_at is None and (wish.ends_at is not None or wish.all_day):
        raise Invalid("starts_at", "can't be blank")
    if wish.starts_at is not None and wish.ends_at is None:
        raise Invalid("ends_at", "can't be blank")
    until = shown_until(wish)
    if until is not None and until <= max(now, wish.starts_at or 0, wish.published_at or 0):
        raise Invalid("ends_at", "is over before the announcement is shown")


def shown_until(wish: AnnouncementWish) -> int | None:
    """When it vanishes by itself: as it ends, or with the whole day on which it does; None: it does not."""
    return wish.ends_at + DAY if wish.all_day and wish.ends_at is not None else wish.ends_at
