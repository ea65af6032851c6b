"""What of a query is asked of an index: the terms it may be found by, and what has to stand in the line."""

from typing import NamedTuple

import regex

from goodmob.core.text.search.documents import pairs, word_terms, words_of
from goodmob.core.text.search.lexemes import Lexeme, lexemes, words_within
from goodmob.core.text.search.stemming import languages_of, stems_as
from goodmob.core.text.tags import tag_key

MOST_GROUPS = 40

# Articles and pronouns that French, Italian and Catalan write before a vowel: who looks for "l'eau" looks for water.
_ELIDED = frozenset({*"ldjmtsnc", "qu", "jusqu", "lorsqu", "puisqu", "dell", "all", "dall", "nell", "sull", "un"})
_APOSTROPHE = regex.compile(r"['’ʼ]")

# Particles that no Korean noun ends with by chance, the longest first; a noun of two syllables must remain.
_PARTICLES = regex.compile(r"(?<=[가-힣]{2})(?:에서는|에게서|으로는|에서|에게|으로|까지|부터|처럼|보다|를|을|은|는)$")


class Sought(NamedTuple):
    """Of each group one term has to be there; `line`, where it is not empty, has to stand in the document's line."""

    groups: tuple[tuple[str, ...], ...]
    line: str = ""


def sought(piece: str, language: str | None = None) -> Sought:
    """What finds a piece of a query without white space: any form of a word, and what is written on without a space.

    language: the one whose forms are meant; all where it is not known.
    """
    found = list(lexemes(piece))
    if len(found) == 2 and _APOSTROPHE.search(piece):
        found = _without_elision(found)
    if len(found) != 1:
        return _in_line(found)
    [lexeme] = found
    match lexeme.kind:
        case "word":
            return Sought((_forms(lexeme.text, language),))
        case "run":
            return _in_line([Lexeme("run", _PARTICLES.sub("", lexeme.text))])
        case "tag":
            return Sought(((f"#{tag_key(lexeme.text)}",),))
        case "handle":
            return Sought(((f"@{lexeme.text}",),))
        case _:
            return _in_line(found)


def exactly(phrase: str) -> Sought:
    """What finds these words as they are, one right after the other."""
    return _in_line(list(lexemes(phrase)))


def beginning(name: str) -> Sought:
    """What finds a name by the beginnings of its words."""
    groups = [group for piece in name.split() for group in _in_line(list(lexemes(words_within(piece)))).groups]
    return Sought(tuple(dict.fromkeys(groups[:MOST_GROUPS])))


def _without_elision(found: list[Lexeme]) -> list[Lexeme]:
    first, last = found
    if first.text.casefold() in _ELIDED:
        return [last]
    return [first] if last.text.casefold() == "s" else found


def _in_line(found: list[Lexeme]) -> Sought:
    words = [word for lexeme in found for word in words_of(lexeme)]
    terms: dict[str, None] = {}
    for lexeme in found:
        own = list(words_of(lexeme))
        if lexeme.kind == "run" and len(own) > 1:
            own = list(pairs("".join(own)))
        terms |= dict.fromkeys(own)
    groups = tuple((term,) for term in list(terms)[:MOST_GROUPS])
    return Sought(groups, f" {' '.join(words)} " if len(words) > 1 else "")


def _forms(word: str, language: str | None) -> tuple[str, ...]:
    languages = [stems_as(language)] if language else languages_of(word)
    return tuple(dict.fromkeys(term for code in languages for term in word_terms(word, code)))
