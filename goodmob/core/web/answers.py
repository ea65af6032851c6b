"""What a handler may return, and the response it becomes."""

from msgspec import Struct


class Empty(Struct, frozen=True):
    """The answer {} of endpoints that have nothing to tell."""


EMPTY = Empty()
