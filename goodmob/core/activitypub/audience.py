"""Whom something is addressed to, and the visibility that this comes to."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from goodmob.core.activitypub.bounds import ADDRESSEES
from goodmob.core.activitypub.documents import STREAMS, Json
from goodmob.core.activitypub.values import ids

PUBLIC = f"{STREAMS}#Public"
_PUBLIC = frozenset({PUBLIC, "as:Public", "Public"})

Visibility = Literal["public", "unlisted", "private", "direct"]


class Audience(Struct, frozen=True):
    """The addresses under `to` and `cc`, everybody as PUBLIC."""

    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """All it is addressed to, but not everybody: actors and collections, each once."""
        return tuple(dict.fromkeys(uri for uri in (*self.to, *self.cc) if uri != PUBLIC))


def is_public(uri: str) -> bool:
    """Whether an address means everybody."""
    return uri in _PUBLIC


def audience_of(document: Json) -> Audience:
    """Whom an activity or an object is addressed to; `bto` and `bcc` are for its own server and not read."""
    return Audience(_addressees(document.get("to")), _addressees(document.get("cc")))


def visibility_of(audience: Audience, followers_uri: str | None) -> Visibility:
    """Who may see it: everybody, everybody who looks for it, the author's followers, or only those who are named."""
    if PUBLIC in audience.to:
        return "public"
    if PUBLIC in audience.cc:
        return "unlisted"
    return "private" if followers_uri is not None and followers_uri in audience.named else "direct"


def audience_for(visibility: str, followers_uri: str, named: Sequence[str]) -> Audience:
    """How a visibility is addressed; `named` are the actors that are mentioned."""
    match visibility:
        case "public":
            return Audience((PUBLIC,), (followers_uri, *named))
        case "unlisted":
            return Audience((followers_uri,), (PUBLIC, *named))
        case "private":
            return Audience((followers_uri,), tuple(named))
        case _:
            return Audience(tuple(named))


def _addressees(value: object) -> tuple[str, ...]:
    found = (PUBLIC if is_public(uri) else uri for uri in ids(value)[:ADDRESSEES])
    return tuple(dict.fromkeys(found))
