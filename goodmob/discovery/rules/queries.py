"""Reading a query: its words, and the operators that Mastodon has, with some of our own."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

import regex

from goodmob.core.text.usernames import parse_handle

LONGEST_QUERY = 500
MOST_PARTS = 32

_BLANK = regex.compile(r"[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]")
_PART = regex.compile(
    r"(?P<minus>-)?(?:(?P<name>[A-Za-z]++):)?(?:[\"“„«](?P<quoted>[^\"“”„«»]++)[\"“”»]|(?P<plain>\S++))"
)
_LANGUAGE = regex.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}+")
_DAY = regex.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Piece(NamedTuple):
    """A word, or quoted words that have to stand as they are; negated: not to be there."""

    text: str
    quoted: bool = False
    negated: bool = False


class Wish(NamedTuple):
    """An operator with its value in the one spelling it has; negated: what is not like this."""

    name: str
    value: str
    negated: bool = False


class Query(NamedTuple):
    """What somebody looks for."""

    pieces: tuple[Piece, ...]
    wishes: tuple[Wish, ...]


def parse(text: str) -> Query:
    """Reads a query, whatever it is: what is no operator, or has no value that one can have, is a word.

    At most 32 parts of the first 500 characters are read.
    """
    pieces: list[Piece] = []
    wishes: list[Wish] = []
    for place, found in enumerate(_PART.finditer(_BLANK.sub(" ", text[:LONGEST_QUERY]))):
        if place == MOST_PARTS:
            break
        if wish := _wish(found):
            wishes.append(wish)
            continue
        pieces += _pieces(found)
    return Query(tuple(pieces), tuple(wishes))


def _wish(found: regex.Match[str]) -> Wish | None:
    name = (found["name"] or "").lower()
    if name not in OPERATORS or (found["minus"] and name in _WITHOUT_OPPOSITE):
        return None
    value = OPERATORS[name](unicodedata.normalize("NFKC", found["quoted"] or found["plain"]).strip().lower())
    return Wish(name, value, bool(found["minus"])) if value else None


def _pieces(found: regex.Match[str]) -> Iterator[Piece]:
    name, is_negated = found["name"], bool(found["minus"])
    if found["quoted"] is None:
        yield Piece(f"{name}:{found['plain']}" if name else found["plain"], negated=is_negated)
        return
    if name:
        yield Piece(name, negated=is_negated)
    yield Piece(found["quoted"], quoted=True, negated=is_negated)


def _one_of(*values: str) -> Callable[[str], str]:
    return lambda value: value if value in values else ""


def _handle(value: str) -> str:
    handle = parse_handle(value)
    return handle.key if handle else ""


def _language(value: str) -> str:
    return value if _LANGUAGE.fullmatch(value) else ""


def _day(value: str) -> str:
    if not _DAY.fullmatch(value):
        return ""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return ""


OPERATORS: Mapping[str, Callable[[str], str]] = {
    "from": _handle,
    "to": _handle,
    "has": _one_of("media", "image", "video", "audio", "poll", "link", "embed", "mob"),
    "is": _one_of("reply", "sensitive", "quote"),
    "language": _language,
    "before": _day,
    "after": _day,
    "during": _day,
    "in": _one_of("all", "library", "public"),
}
"""What reads the value of each operator; empty for one that it cannot have."""

_WITHOUT_OPPOSITE = frozenset({"before", "after", "during", "in"})
