"""Cutting a text into what search knows: words, runs of scripts without spaces, emoji, tags, handles, hosts."""

import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

import regex

from goodmob.core.text.characters import SPACELESS
from goodmob.core.text.extract import Entity, Hashtag, Mention, entities
from goodmob.core.text.links import HOST, START

Kind = Literal["word", "run", "emoji", "tag", "handle", "host"]

LONGEST_TEXT = 20_000

_IN_RUN = rf"[[{SPACELESS}]&&[\p{{L}}\p{{M}}\p{{N}}]]"
_IN_WORD = rf"[[\p{{L}}\p{{M}}\p{{N}}]--[{SPACELESS}]]"
_PICTURE = r"\p{Extended_Pictographic}[\ufe0f\U0001f3fb-\U0001f3ff]*+"
_LEXEME = regex.compile(
    rf"(?P<run>{_IN_RUN}++)|(?P<word>{_IN_WORD}++)|(?P<emoji>\p{{RI}}{{2}}|{_PICTURE}(?:\u200d{_PICTURE})*+)", regex.V1
)
_DRESS = regex.compile(r"[\ufe0f\U0001f3fb-\U0001f3ff]")

# GoodMob, HTMLPage, summer2026, good_mob: where a name that is written in one consists of several words.
_SEAM = regex.compile(
    r"(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})|\p{Pc}++"
)


class Lexeme(NamedTuple):
    """A piece of a text, as it is written there: of a tag its name, of a link its host, of a mention the handle."""

    kind: Kind
    text: str


def lexemes(text: str) -> Iterator[Lexeme]:
    """The pieces of a text from left to right, at most of its first 20,000 characters."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_TEXT])
    end = 0
    for entity in entities(text):
        yield from plain_lexemes(text[end : entity.start])
        yield from _of_entity(entity)
        end = entity.end
    yield from plain_lexemes(text[end:])


def plain_lexemes(text: str) -> Iterator[Lexeme]:
    """The words, runs and emoji of a text that points at nothing."""
    for found in _LEXEME.finditer(text):
        kind: Kind = found.lastgroup
        yield Lexeme(kind, _DRESS.sub("", found[0]) if kind == "emoji" else found[0])


def words_within(name: str) -> str:
    """The words of a name that is written in one, with spaces between them."""
    return str(_SEAM.sub(" ", name))


def _of_entity(entity: Entity) -> Iterator[Lexeme]:
    match entity:
        case Hashtag():
            yield Lexeme("tag", entity.name)
        case Mention():
            yield Lexeme("handle", entity.handle.key)
        case _:
            host = HOST.match(entity.url, START.match(entity.url).end())
            yield Lexeme("host", host[0].lower().removeprefix("www."))
