"""What the jobs of the wire are given."""

from msgspec import Struct


class OneHost(Struct, frozen=True):
    """The server that a job is about."""

    host: str
