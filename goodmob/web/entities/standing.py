"""Posts in their places in a timeline, by which its pages are counted."""

from collections.abc import Sequence
from typing import NamedTuple

from goodmob.posts.entities.status import Status


class Standing(NamedTuple):
    """A post in its place in the timeline."""

    id: int
    status: Status


def standing(statuses: Sequence[Status]) -> list[Standing]:
    """The posts in their places."""
    return [Standing(int(status.id), status) for status in statuses]
