"""What of a text an index keeps: its terms, and the line of its words in their order."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from goodmob.core.text.search.folding import fold, fold_run
from goodmob.core.text.search.lexemes import Lexeme, lexemes, plain_lexemes, words_within
from goodmob.core.text.search.stemming import stem, stems_as
from goodmob.core.text.tags import tag_key

BREAK = "|"
"""Stands in a line where one text ends, so that no phrase reaches from one into the next."""


class Document(NamedTuple):
    """What is kept of some texts: terms in no order, and a line that has a space before and after each word."""

    terms: frozenset[str]
    line: str


def document(texts: Iterable[str], language: str | None = None) -> Document:
    """The terms and the line of the texts of one thing, whose words are of this language.

    Terms are folded words; stems as "fr~chat"; "#tag", "@ben" and "@ben@far.example"; of a run of characters without
    spaces each one and each two. A tag stands in the line as the words it consists of, and once more at the end whole.
    """
    terms: set[str] = set()
    line: list[str] = [BREAK]
    whole: list[str] = []
    for text in texts:
        for lexeme in lexemes(text):
            terms.update(terms_of(lexeme, stems_as(language)))
            parts = list(words_of(lexeme))
            line += parts
            if lexeme.kind == "tag" and len(parts) > 1:
                whole += [tag_key(lexeme.text), BREAK]
        line.append(BREAK)
    return Document(frozenset(terms), f" {' '.join([*line, *whole])} ")


def terms_of(lexeme: Lexeme, language: str) -> Iterator[str]:
    """Everything by which an index finds the lexeme."""
    match lexeme.kind:
        case "word":
            yield from word_terms(lexeme.text, language)
        case "run":
            run = fold_run(lexeme.text)
            yield from run
            yield from pairs(run)
        case "emoji":
            yield lexeme.text
        case "tag":
            key = tag_key(lexeme.text)
            yield f"#{key}"
            yield key
            for part in plain_lexemes(words_within(lexeme.text)):
                yield from terms_of(part, language)
        case "handle":
            yield f"@{lexeme.text}"
            yield f"@{lexeme.text.partition('@')[0]}"
            yield from words_of(lexeme)
        case "host":
            yield from words_of(lexeme)


def words_of(lexeme: Lexeme) -> Iterator[str]:
    """The folded words that the lexeme is in a line; a run of characters without spaces is one word for each."""
    match lexeme.kind:
        case "word":
            if word := fold(lexeme.text):
                yield word
        case "run":
            yield from fold_run(lexeme.text)
        case "emoji":
            yield lexeme.text
        case "tag" | "host" | "handle":
            text = lexeme.text.partition("@")[0] if lexeme.kind == "handle" else lexeme.text
            for part in plain_lexemes(words_within(text)):
                yield from words_of(part)


def word_terms(word: str, language: str) -> Iterator[str]:
    """The folded word, and its stem with and without accents, as people write both; `language` is as of stems_as()."""
    folded = fold(word)
    if not folded:
        return
    yield folded
    if language and not folded.isdigit():
        yield f"{language}~{fold(stem(word.casefold(), language))}"
        yield f"{language}~{stem(folded, language)}"


def pairs(run: str) -> Iterator[str]:
    """Each two neighbours of a run."""
    return (run[place : place + 2] for place in range(len(run) - 1))
