"""How much a host may say to everybody who takes part."""

from goodmob.core.clock import HOUR
from goodmob.core.errors import Invalid, TooMany
from goodmob.core.text.cleaning import clean_text, is_blank
from goodmob.core.text.length import graphemes

LONGEST = 500
MOST_AN_HOUR = 3
MOST_OF_A_MOB = 20

OPEN = frozenset({"gathering", "tipped", "live", "tallying", "reported", "failed", "cancelled"})
"""States in which the host may say something: also afterwards, to explain or to thank; not while it is stopped."""


def said(text: str) -> str:
    """The text, tidied; Invalid where it says nothing or too much."""
    tidy = clean_text(text)
    if is_blank(tidy):
        raise Invalid("text", "can't be blank")
    if graphemes(tidy) > LONGEST:
        raise Invalid("text", f"is too long (maximum is {LONGEST} characters)")
    return tidy


def check_room(total: int, recent: int, first_recent_at: int | None, now: int) -> None:
    """Refuses more than a mob may have in all (Invalid) or within the hour (TooMany, with when it works again)."""
    if total >= MOST_OF_A_MOB:
        raise Invalid("text", f"would be one announcement too many (maximum is {MOST_OF_A_MOB})")
    if recent >= MOST_AN_HOUR:
        wait = HOUR if first_recent_at is None else max(first_recent_at + HOUR - now, 0)
        raise TooMany(retry_after=-(-wait // 1_000_000) or 1)
