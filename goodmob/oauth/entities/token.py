"""Mastodon's Token."""

from collections.abc import Iterable

from msgspec import Struct

from goodmob.core.clock import SECOND


class Token(Struct, frozen=True):
    """A token as an app gets it, once; `created_at` is in seconds since 1970."""

    access_token: str
    token_type: str
    scope: str
    created_at: int


def render(secret: str, scopes: Iterable[str], now: int) -> Token:
    """The Token that was given out now."""
    return Token(secret, "Bearer", " ".join(scopes), now // SECOND)
