"""What people read of their notices, and how far."""

from collections.abc import Collection

from goodmob.notifications.rules.kinds import TYPES

TIMELINES = ("home", "notifications")
"""What markers are kept for."""

MOST_UNREAD = 1_000
"""How far unread notices are counted."""


def wanted_types(types: Collection[str], excluded: Collection[str]) -> list[str]:
    """The types that a client asks for: those it names, or all, less those that it excludes."""
    return [type_ for type_ in TYPES if (not types or type_ in types) and type_ not in excluded]
