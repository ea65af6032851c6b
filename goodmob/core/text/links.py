"""Finding links: http and https addresses, with their scheme, in running text."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from goodmob.core.text.characters import INVISIBLE, NONCHARACTERS
from goodmob.core.text.hosts import host_length

LONGEST_LINK = 4096

START = regex.compile(rf"(?<![A-Za-z0-9@＠$#＃{NONCHARACTERS}])[Hh][Tt][Tt][Pp][Ss]?://")
HOST = regex.compile(r"[\p{L}\p{M}\p{N}\p{So}\p{Sk}_.\u200c\u200d-]++(?![@+])")

IN_PATH = rf'[^\s<>"()?{INVISIBLE}]'
IN_QUERY = rf'[^\s<>"(){INVISIBLE}]'


def _run(character: str) -> str:
    """Such characters and balanced parentheses, one level nested; possessive, so that nothing is read twice."""
    nested = rf"\({character}++\){character}*+"
    return rf"(?:{character}++|\((?!\)){character}*+(?:{nested})?+\))*+"


REST = regex.compile(
    rf"(?P<port>:[0-9]{{1,5}}+(?![0-9]))?+(?P<path>/{_run(IN_PATH)})?+(?P<query>[?#]{_run(IN_QUERY)})?+"
)

# What ends a sentence does not end a link. A parenthesis is read only where it balances, so it may stay.
CLOSING = "”’»›“‘「」』】》）"
AFTER_PATH = "!*':;=,.$%[]~&|" + CLOSING
AFTER_QUERY = "!?*';:+$%[].,~|@^" + CLOSING

# The shortener's codes are letters and digits: "http://t.co/abcde's page" does not link to "abcde's".
SHORTENED = regex.compile(r"[Hh][Tt][Tt][Pp][Ss]?://t\.co/([A-Za-z0-9]++)(?!\?)")
LONGEST_CODE = 40


class Link(NamedTuple):
    """A link in text[start:end]."""

    start: int
    end: int
    url: str


def links(text: str) -> Iterator[Link]:
    """Every link of a text, from left to right; linear in the length of the text."""
    position = 0
    while started := START.search(text, position):
        position = started.end()
        host = HOST.match(text, position)
        length = host_length(host[0]) if host else 0
        if length:
            rest = REST.match(text, position + length)
            position = rest.end()
            url = _without_code_ending(text[started.start() : rest.start()] + _trimmed(rest))
            if url and len(url) <= LONGEST_LINK:
                position = started.start() + len(url)
                yield Link(started.start(), position, url)


def _trimmed(rest: regex.Match[str]) -> str:
    port, path, query = rest["port"] or "", rest["path"] or "", rest["query"] or ""
    query = query.rstrip(AFTER_QUERY)
    return f"{port}{path}{query}" if len(query) > 1 else port + path.rstrip(AFTER_PATH)


def _without_code_ending(url: str) -> str:
    shortened = SHORTENED.match(url)
    if not shortened:
        return url
    return str(shortened[0]) if len(shortened[1]) <= LONGEST_CODE else ""
