"""What changed between two versions of a text, word by word."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

import regex

WORDS = regex.compile(r"\s+|[^\s]+")
MOST_WORDS = 2_000
"""To compare takes the square of the words; of longer texts it is only said that the one took the other's place."""

Kind = Literal["same", "gone", "new"]


class Piece(NamedTuple):
    """Some of the text: as it was before, taken out, or put in."""

    kind: Kind
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """The texts as one, in order: what stayed, what went and what came; the pieces of a kind join into the texts."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return _pieces([("gone", old), ("new", new)] if old != new else [("same", new)])
    found: list[tuple[Kind, Sequence[str]]] = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("same", new[new_from:new_to]))
        else:
            found += [("gone", old[old_from:old_to]), ("new", new[new_from:new_to])]
    return _pieces(found)


def _pieces(found: Sequence[tuple[Kind, Sequence[str]]]) -> list[Piece]:
    return [Piece(kind, "".join(words)) for kind, words in found if words]
