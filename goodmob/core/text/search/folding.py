"""Folding: the one spelling that all spellings of a word share, whatever its case, accents and width."""

import unicodedata

import regex

from goodmob.core.text.tags import PLAIN_LETTERS

LONGEST_WORD = 64

# Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic: written or not, it is the same word.
# Marks of other scripts are letters to their readers.
_ACCENTS = regex.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670]++")
_LIGATURES = str.maketrans({"æ": "ae", "œ": "oe", "þ": "th"})


def fold(word: str) -> str:
    """The word without case, accents and width, cut at 64 characters; applying it again changes nothing."""
    return fold_run(word)[:LONGEST_WORD]


def fold_run(run: str) -> str:
    """As `fold`, for a run of characters without spaces: no word but a sentence, so it is not cut."""
    plain = unicodedata.normalize("NFKC", run).casefold().translate(PLAIN_LETTERS).translate(_LIGATURES)
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", plain))
    return unicodedata.normalize("NFKC", bare)
