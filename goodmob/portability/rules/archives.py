"""How often an archive can be asked for, how long it is kept, and in which steps it is written."""

from typing import Literal

from msgspec import Struct

from goodmob.core.clock import DAY

WRITING, READY = "writing", "ready"

ASKED_AGAIN_AFTER = DAY
KEPT_FOR = 7 * DAY

SHELF, SUFFIX = "archives", "zip"

POSTS_AT_ONCE = 50
FILES_AT_ONCE = 25
BYTES_AT_ONCE = 64 * 1024 * 1024
LEFT_FREE = 512 * 1024 * 1024
"""So much of the disk stays free; an archive waits until there is room."""

Step = Literal["outbox", "likes", "bookmarks", "lists", "pack", "files", "keep"]
NEXT: dict[Step, Step] = {
    "outbox": "likes",
    "likes": "bookmarks",
    "bookmarks": "lists",
    "lists": "pack",
    "pack": "files",
    "files": "keep",
}
_REACHED: dict[Step, float] = {
    "outbox": 0.0,
    "likes": 0.5,
    "bookmarks": 0.52,
    "lists": 0.54,
    "pack": 0.55,
    "keep": 0.99,
}
_BEFORE_FILES, _SHARE_OF_FILES = 0.6, 0.39


class Place(Struct, frozen=True):
    """How far the writing has come.

    after: the id, or in the last steps the number of files, that is done. size: where the part of this step ends, or
    where the list of files goes on. keys_size: where that list ends. items, done: activities and posts so far.
    """

    step: Step = "outbox"
    after: int = 0
    size: int = 0
    items: int = 0
    done: int = 0
    files: int = 0
    keys_size: int = 0


def progress(place: Place, posts: int) -> int:
    """The share that is written, in thousandths; it never falls."""
    if place.step == "outbox":
        share = 0.5 * min(1.0, place.done / max(1, posts))
    elif place.step == "files":
        share = _BEFORE_FILES + _SHARE_OF_FILES * min(1.0, place.after / max(1, place.files))
    else:
        share = _REACHED[place.step]
    return int(1000 * share)
