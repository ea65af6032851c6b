"""Counting a text as its readers and apps count it."""

import regex

from goodmob.core.text.extract import Mention, entities
from goodmob.core.text.links import Link

LINK_LENGTH = 23

GRAPHEME = regex.compile(r"\X")

# In a long row of flags the pattern engine counts back to the first at each of them, so a pair is replaced by a letter.
FLAG = regex.compile(r"\p{Regional_Indicator}{2}")


def weighted_length(text: str, warning: str = "") -> int:
    """How long a post is, in graphemes, its content warning included.

    A link counts 23 however long it is, a mention of somebody on another server counts without the server.
    """
    return graphemes(warning) + graphemes(_countable(text))


def graphemes(text: str) -> int:
    """How many characters a reader sees; linear in the length of the text."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    return len(GRAPHEME.findall(FLAG.sub("x", text)))


def _countable(text: str) -> str:
    parts: list[str] = []
    end = 0
    for entity in entities(text):
        if isinstance(entity, Link):
            parts += text[end : entity.start], "x" * LINK_LENGTH
            end = entity.end
        elif isinstance(entity, Mention) and entity.handle.domain:
            parts += text[end : entity.start], "@", entity.handle.username
            end = entity.end
    parts.append(text[end:])
    return "".join(parts)
