"""Commands in the text of a reply: `#join`, `#leave`, `#here`, `#did 3`."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

import regex

from goodmob.core.text.extract import Hashtag, entities
from goodmob.core.text.tags import tag_key

Verb = Literal["join", "leave", "here", "did"]

VERBS: dict[str, Verb] = {
    "join": "join",
    "jeviens": "join",
    "meapunto": "join",
    "leave": "leave",
    "jannule": "leave",
    "mevoy": "leave",
    "here": "here",
    "jysuis": "here",
    "yaestoy": "here",
    "did": "did",
    "fait": "did",
    "hecho": "did",
}
"""What each tag orders, in English, French and Spanish, by its key: case and accents make no difference."""

LARGEST_NUMBER = 1_000_000_000
"""Greater numbers are taken for this one, which is beyond every limit."""

# "3 pieces", "3." and "3, thanks", but neither "3rd" nor "3pm".
NUMBER = regex.compile(r"[ \t\xa0]{0,9}+(?P<number>[0-9]++(?:[.,:/][0-9]++)*+)(?![\p{L}\p{N}_])")


class Command(NamedTuple):
    """An order and its number: the party's size or the units done; 1 where none was given, 0 where it is not whole."""

    verb: Verb
    number: int = 1


def command_in(text: str) -> Command | None:
    """The first command in a plain text; None where there is none."""
    tag = _ordering(text)
    return None if tag is None else Command(VERBS[tag_key(tag.name)], _number(NUMBER.match(text, tag.end)))


def role_in(text: str, roles: Iterable[str]) -> str:
    """The role that is named right behind the first command and its number; empty where none of these is."""
    tag = _ordering(text)
    number = None if tag is None else NUMBER.match(text, tag.end)
    said = (
        "" if tag is None else text[number.end() if number else tag.end :].casefold().split("\n")[0].lstrip(" \t\xa0")
    )
    named = [
        role for role in roles if said.startswith(role.casefold()) and not said[len(role.casefold()) :][:1].isalnum()
    ]
    return max(named, key=len, default="")


def without_command(text: str) -> str:
    """What a plain text says besides its first command."""
    tag = _ordering(text)
    if tag is None:
        return text
    number = NUMBER.match(text, tag.end)
    before, after = text[: tag.start].rstrip(), text[number.end() if number else tag.end :].lstrip(" .,;:!")
    return f"{before} {after}".strip()


def _ordering(text: str) -> Hashtag | None:
    tags = (entity for entity in entities(text) if isinstance(entity, Hashtag))
    return next((tag for tag in tags if tag_key(tag.name) in VERBS and not _is_quoted(text, tag)), None)


def _is_quoted(text: str, tag: Hashtag) -> bool:
    # What we say ourselves names commands, and whoever quotes it orders nothing.
    return text[text.rfind("\n", 0, tag.start) + 1 : tag.start].lstrip().startswith(">")


def _number(found: regex.Match[str] | None) -> int:
    if found is None:
        return 1
    digits: str = found["number"]
    if not digits.isdigit():
        return 0
    return LARGEST_NUMBER if len(digits) > len(str(LARGEST_NUMBER)) else min(int(digits), LARGEST_NUMBER)
