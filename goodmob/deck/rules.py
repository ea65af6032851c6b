"""Which columns there are, how many somebody may have, and how one can be set."""

from enum import StrEnum
from typing import Literal, get_args

from msgspec import Struct

MOST_COLUMNS = 30
"""More than anybody reads; each has one live stream at most, and a browser listens to 50."""

LONGEST_SUBJECT = 500

Width = Literal["narrow", "usual", "wide"]
WIDTHS: tuple[str, ...] = get_args(Width)


class Kind(StrEnum):
    """What a column shows."""

    HOME = "home"
    NOTIFICATIONS = "notifications"
    MENTIONS = "mentions"
    MESSAGES = "messages"
    PUBLIC = "public"
    LIST = "list"
    TAG = "tag"
    SEARCH = "search"
    SAVED = "saved"
    PROFILE = "profile"
    BOOKMARKS = "bookmarks"
    FAVOURITES = "favourites"
    MOB = "mob"
    MOBS = "mobs"
    POST = "post"
    COLLECTION = "collection"
    TRENDS = "trends"
    LINK = "link"


NOTICES = ("", "mention", "status", "reblog", "favourite", "follow", "poll", "update", "quote")
"""Which notices a column may show: all of them, or those of one type."""

CHOICES: dict[Kind, tuple[str, ...]] = {
    Kind.NOTIFICATIONS: NOTICES,
    Kind.PUBLIC: ("", "local"),
    Kind.TRENDS: ("", "news"),
}
"""Kinds of which one of a few is chosen."""

MINE = "mine"
"""The subject of a column with one's own mobs; other words are those of a place, none are all mobs."""

OWN = (Kind.LIST, Kind.SAVED)
"""Kinds of which one of one's own things is chosen."""

BARE = (Kind.HOME, Kind.MENTIONS, Kind.MESSAGES, Kind.BOOKMARKS, Kind.FAVOURITES)
"""Kinds that need no more to be said."""

FIRST: tuple[tuple[Kind, str], ...] = ((Kind.HOME, ""), (Kind.NOTIFICATIONS, ""), (Kind.PUBLIC, ""), (Kind.MOBS, ""))
"""What somebody finds who opens their columns for the first time."""


class Setting(Struct, frozen=True, kw_only=True):
    """How a column is set; `flows`: news is put in by itself while nobody reads at its top."""

    width: str = "usual"
    only_media: bool = False
    without_boosts: bool = False
    without_answers: bool = False
    flows: bool = True
    sound: bool = False


def rearranged(ids: list[int], wanted: list[int]) -> list[int]:
    """The columns in the wanted order; those that are not named follow as they stood, and unknown ones are left out."""
    known = dict.fromkeys(id_ for id_ in wanted if id_ in ids)
    return [*known, *(id_ for id_ in ids if id_ not in known)]


def moved(ids: list[int], column_id: int, step: int) -> list[int]:
    """The columns after one was moved by so many places, as far as there are places."""
    place = max(0, min(ids.index(column_id) + step, len(ids) - 1))
    others = [id_ for id_ in ids if id_ != column_id]
    return [*others[:place], column_id, *others[place:]]
