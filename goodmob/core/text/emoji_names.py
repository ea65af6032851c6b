"""Emoji of Unicode by their names, in English, as the tables of Python itself know them."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex

from goodmob.core.text.emoji import qualified

# Letters of flags and colours of skin are parts of emoji; digits, # and * are emoji only with a frame around them.
ALONE = regex.compile(r"[\p{Extended_Pictographic}--\p{Emoji_Modifier}]", regex.V1)
FIRST, LAST = 0x203C, 0x1FAFF
WORDS = regex.compile(r"[a-z0-9]+")


class NamedEmoji(NamedTuple):
    """An emoji, written in full, and what it is called."""

    emoji: str
    name: str


def emoji_called(beginning: str, most: int) -> Sequence[NamedEmoji]:
    """Emoji whose names have words that begin like this ("red_h" or "red h": both words), the shortest names first."""
    wanted = WORDS.findall(beginning.lower())
    if not wanted:
        return []
    return [one for one, words in _all() if all(any(w.startswith(begun) for w in words) for begun in wanted)][:most]


@cache
def _all() -> Sequence[tuple[NamedEmoji, frozenset[str]]]:
    named = (
        NamedEmoji(emoji, name.lower())
        for sign in map(chr, range(FIRST, LAST + 1))
        if ALONE.match(sign) and (name := unicodedata.name(sign, "")) and (emoji := qualified(sign))
    )
    shortest = sorted(named, key=lambda one: (len(one.name), one.name))
    return [(one, frozenset(WORDS.findall(one.name))) for one in shortest]
