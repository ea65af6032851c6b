"""Limits and durations of follows, mutes and notes, and the languages that a follower wants."""

from collections.abc import Sequence

import msgspec

from goodmob.core.clock import SECOND
from goodmob.core.errors import Invalid, Refusal
from goodmob.core.text.language import CODE

FREE_FOLLOWS = 7_500
"""How many accounts anybody may follow, whatever their own audience."""

FOLLOWS_PER_FOLLOWER = 1.1
"""Beyond the free ones, how many follows each follower of one's own allows."""

LONGEST_NOTE = 2_000
LONGEST_MUTE_SECONDS = 100 * 365 * 24 * 60 * 60
MOST_LANGUAGES = 100

ENDED_AT_ONCE = 40
"""How many mutes one action ends: each touches four rows, with those of the outbox."""

CLEARED_AT_ONCE = 12
"""How many follows, requests and the like one action clears away: a follow touches five rows."""

LET_IN_AT_ONCE = 20
"""How many requests one action accepts: each touches seven rows."""


class NotFollowed(Refusal):
    """Only somebody whom one follows can be shown on one's profile."""

    status = 422

    def __init__(self) -> None:
        super().__init__("Validation failed: You must be already following the person you want to endorse")


def may_follow_more(following: int, followers: int) -> bool:
    """Whether somebody who follows `following` accounts and has `followers` may follow one more."""
    return following < max(FREE_FOLLOWS, int(followers * FOLLOWS_PER_FOLLOWER))


def mute_ends(now: int, duration_seconds: int) -> int | None:
    """When a mute of that duration ends, in microseconds; None for one that does not (a duration of 0)."""
    return now + duration_seconds * SECOND if duration_seconds > 0 else None


def check_duration(seconds: int) -> None:
    """Refuses (Invalid) a mute of less than no time, or of more than a hundred years."""
    if seconds < 0:
        raise Invalid("duration", "must be 0 or more seconds")
    if seconds > LONGEST_MUTE_SECONDS:
        raise Invalid("duration", "must be at most a hundred years; 0 means for ever")


def check_languages(languages: Sequence[str]) -> None:
    """Refuses (Invalid) what is no language code, and more of them than anybody reads."""
    if len(languages) > MOST_LANGUAGES:
        raise Invalid("languages", f"can't be more than {MOST_LANGUAGES}")
    if not all(CODE.fullmatch(language) for language in languages):
        raise Invalid("languages", "must be language codes, such as en or pt-BR")


def pack_languages(languages: Sequence[str] | None) -> str | None:
    """The stored form of the languages a follower wants; None means all of them."""
    return msgspec.json.encode(sorted(set(languages))).decode() if languages else None


def unpack_languages(stored: str | None) -> list[str] | None:
    """The languages a follower wants; None means all of them."""
    return msgspec.json.decode(stored, type=list[str]) if stored else None
