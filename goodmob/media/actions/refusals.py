"""The refusals of this slice, in Mastodon's words."""

from collections.abc import Iterator
from contextlib import contextmanager

from goodmob.core.errors import Invalid, Refusal
from goodmob.media.child.refusal import Unusable


class CannotAttach(Refusal):
    """The files cannot hang on this post."""

    status = 422

    def __init__(self, error: str) -> None:
        super().__init__(error, field="media_ids")


class InUse(Refusal):
    """The file hangs on a post and goes only with it."""

    status = 422

    def __init__(self) -> None:
        super().__init__("Media attachment is currently used by a status")


@contextmanager
def told_as(field: str) -> Iterator[None]:
    """Whatever makes a file unusable in the block is told as a fault of this field."""
    try:
        yield
    except Unusable as refusal:
        raise Invalid(field, refusal.reason) from refusal
