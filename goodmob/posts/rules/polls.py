"""What may be asked in a poll, and how choices are kept."""

from collections.abc import Sequence

import msgspec

from goodmob.core.bounds import (
    POLL_LONGEST_SECONDS,
    POLL_OPTION_CHARACTERS,
    POLL_OPTIONS,
    POLL_SHORTEST_SECONDS,
)
from goodmob.core.clock import SECOND
from goodmob.core.errors import Invalid
from goodmob.core.text.length import graphemes
from goodmob.posts.rules.refusals import Unfit

ALREADY_VOTED = "You have already voted on this poll"
"""Also what a second choice in a poll of one is told: clients wait for these words of Mastodon's."""


class PollDraft(msgspec.Struct, frozen=True):
    """A poll as its author wants it; `expires_in` is in seconds."""

    options: tuple[str, ...]
    expires_in: int
    multiple: bool = False
    hide_totals: bool = False


def check_poll(poll: PollDraft) -> None:
    """Refuses (Invalid) a poll with wrong options or times."""
    if len(poll.options) < 2:
        raise Invalid("poll_options", "must have more than one item")
    if len(poll.options) > POLL_OPTIONS:
        raise Invalid("poll_options", f"can't contain more than {POLL_OPTIONS} items")
    if any(graphemes(title) > POLL_OPTION_CHARACTERS for title in poll.options):
        raise Invalid("poll_options", f"cannot be longer than {POLL_OPTION_CHARACTERS} characters each")
    if len(set(poll.options)) < len(poll.options):
        raise Invalid("poll_options", "contain duplicate items")
    if poll.expires_in < POLL_SHORTEST_SECONDS:
        raise Invalid("poll_expires_in", "is too soon")
    if poll.expires_in > POLL_LONGEST_SECONDS:
        raise Invalid("poll_expires_in", "is too far into the future")


def expiry(poll: PollDraft, now: int) -> int:
    """When a poll that is opened or changed now will end."""
    return now + poll.expires_in * SECOND


def check_choices(choices: Sequence[int], options: int, multiple: bool) -> int:
    """The bit set of the options that are chosen; Invalid where one does not exist, or none or too many are chosen."""
    if not choices:
        raise Invalid("choices", "can't be blank")
    if not all(0 <= choice < options for choice in choices):
        raise Unfit("The chosen vote option does not exist")
    chosen = frozenset(choices)
    if len(chosen) > 1 and not multiple:
        raise Unfit(ALREADY_VOTED)
    return sum(1 << choice for choice in chosen)


def chosen(choices: int) -> list[int]:
    """The places of the options in a bit set of choices."""
    return [place for place in range(choices.bit_length()) if choices >> place & 1]
