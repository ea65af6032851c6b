"""Streams by name: which there are, what they ask for, and the shape of the table that `app` answers them with."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from goodmob.core.errors import Malformed
from goodmob.core.viewer import Viewer
from goodmob.core.web.scopes import covers

if TYPE_CHECKING:
    from goodmob.core.house import House

PATHS = {
    "user": "user",
    "user/notification": "user:notification",
    "public": "public",
    "public/local": "public:local",
    "public/remote": "public:remote",
    "hashtag": "hashtag",
    "hashtag/local": "hashtag:local",
    "list": "list",
    "direct": "direct",
    "mob": "mob",
}
"""The streams that have a path of their own, and their names."""

NAMES = frozenset({*PATHS.values(), "public:media", "public:local:media", "public:remote:media"})


class StreamParams(msgspec.Struct, frozen=True):
    """What a stream is asked for besides its name."""

    tag: str = ""
    list_id: int = 0
    mob_id: int = 0


@dataclass(frozen=True, slots=True)
class StreamRule:
    """`channels` gives the bus channels of a stream for this viewer, or refuses; it asks the permission question.

    greeting: encoded messages that begin a newly opened stream, read when it hears its channels already.
    is_open: whether nobody need be signed in.
    """

    channels: Callable[["House", Viewer, StreamParams], Awaitable[list[str]]]
    greeting: Callable[["House", Viewer, StreamParams], Awaitable[list[bytes]]] | None = None
    is_open: bool = False


_SCOPES = {"user:notification": "read:notifications", "mob": "read:mobs"}
_NOTICES = frozenset({"notification", "notifications_merged"})

StreamTable = Mapping[str, StreamRule]
"""A rule for each name of NAMES; the whole table stands in `app/streams.py`."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A stream somebody asks for; `label` is how WebSocket frames name it."""

    name: str
    params: StreamParams
    label: tuple[str, ...]


def scope_of(name: str) -> str:
    """The scope that a token needs for the stream of this name."""
    return _SCOPES.get(name, "read:statuses")


def withheld(scopes: frozenset[str]) -> frozenset[str]:
    """The events that a token must not hear on any stream: the user's own stream carries more than one scope allows."""
    return frozenset() if covers(scopes, "read:notifications") else _NOTICES


def wanted(name: str, *, tag: str, list_id: str, mob_id: str) -> Wanted:
    """The stream of this name; Malformed where it does not exist or lacks its tag, list or mob."""
    if name not in NAMES:
        raise Malformed("Unknown channel requested")
    if name.startswith("hashtag"):
        if not tag:
            raise Malformed("Missing tag name parameter")
        return Wanted(name, StreamParams(tag=tag), (name, tag))
    if name == "list":
        if not _is_id(list_id):
            raise Malformed("Missing list name parameter")
        return Wanted(name, StreamParams(list_id=int(list_id)), (name, list_id))
    if name == "mob":
        if not _is_id(mob_id):
            raise Malformed("Missing mob parameter")
        return Wanted(name, StreamParams(mob_id=int(mob_id)), (name, mob_id))
    return Wanted(name, StreamParams(), (name,))


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 20 and int(text) < 1 << 63
