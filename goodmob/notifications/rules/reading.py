"""What people read of their notices, and how far."""

from collections.abc import Collection

from goodmob.core.clock import SECOND
from goodmob.notifications.rules.kinds import (
    EMOJI_REACTION,
    FAVOURITE,
    FOLLOW,
    FOLLOW_REQUEST,
    MENTION,
    MOB_TYPES,
    POLL,
    QUOTE,
    QUOTED_UPDATE,
    REBLOG,
    SEARCH,
    STATUS,
    TYPES,
    UPDATE,
)

TIMELINES = ("home", "notifications")
"""What markers are kept for."""

MOST_UNREAD = 1_000
"""How far unread notices are counted."""

UNDONE_FOR = 60 * SECOND
"""For so long notices that were put away all at once can be brought back."""

KINDS = {
    "mentions": (MENTION, QUOTE),
    "follows": (FOLLOW, FOLLOW_REQUEST),
    "favourites": (FAVOURITE, REBLOG, EMOJI_REACTION),
    "mobs": MOB_TYPES,
    "posts": (STATUS, SEARCH, POLL, UPDATE, QUOTED_UPDATE),
}
"""Types of notices that are read together, by the word in the page's address."""


def wanted_types(types: Collection[str], excluded: Collection[str]) -> list[str]:
    """The types that a client asks for: those it names, or all, less those that it excludes."""
    return [type_ for type_ in TYPES if (not types or type_ in types) and type_ not in excluded]
