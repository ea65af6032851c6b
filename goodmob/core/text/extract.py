"""Finding what a text points at: mentions, hashtags and links, each with its place."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from goodmob.core.text.characters import ACCENTED_LATIN, SPACELESS, WORD
from goodmob.core.text.hosts import normalise_domain, without_glued_text
from goodmob.core.text.links import Link, links
from goodmob.core.text.tags import NAME, cut_name
from goodmob.core.text.usernames import LONGEST_FAR, USERNAME, Handle

# After a letter it is an e-mail address (scripts without spaces apart), after / or = part of an address,
# after a letter and a sign ("f#@k") a masked word.
MENTION = regex.compile(
    rf"(?<![=/@＠])(?:(?<=[{SPACELESS}])|(?<![{WORD}]))(?<![{WORD}][!#$%&*])"
    rf"[@＠](?P<username>{USERNAME})(?:[@＠](?P<host>[{WORD}]++(?:[.-]++[{WORD}]++)*+)"
    rf"(?P<port>:[1-9][0-9]{{1,4}}(?![{WORD}]))?+)?+"
    rf"(?![@＠{ACCENTED_LATIN}]|://)"
)

# After a letter or digit it is no tag ("C#sharp"), after / = & # it is part of an address or a character reference.
# An emoji's variation selector is a mark, but the emoji is no word.
HASHTAG = regex.compile(rf"(?:(?<=[\ufe0e\ufe0f])|(?<![{WORD}&/=#＃]))[#＃](?P<name>{NAME})")


class Mention(NamedTuple):
    """A mention in text[start:end]; whether anybody has that handle is not known here."""

    start: int
    end: int
    handle: Handle


class Hashtag(NamedTuple):
    """A hashtag in text[start:end], its name as written, without the #."""

    start: int
    end: int
    name: str


Entity = Link | Hashtag | Mention


def entities(text: str) -> list[Entity]:
    """Everything a text points at, from left to right and without overlap; offsets count characters of the str.

    Where two overlap, the one that starts first stays. Linear in the length of the text.
    """
    found: list[Entity] = []
    if "://" in text:
        found.extend(links(text))
    if "#" in text or "＃" in text:
        found.extend(_hashtags(text))
    if "@" in text or "＠" in text:
        found.extend(_mentions(text))
    found.sort(key=lambda entity: entity.start)
    return list(_apart(found))


def _apart(found: list[Entity]) -> Iterator[Entity]:
    end = 0
    for entity in found:
        if entity.start >= end:
            yield entity
            end = entity.end


def _hashtags(text: str) -> Iterator[Hashtag]:
    for match in HASHTAG.finditer(text):
        run = match["name"]
        if text.startswith("://", match.end()):
            run = run.removesuffix("https").removesuffix("http")
        name = cut_name(run)
        if name:
            yield Hashtag(match.start(), match.start("name") + len(name), name)


def _mentions(text: str) -> Iterator[Mention]:
    for match in MENTION.finditer(text):
        username, host = match["username"], match["host"]
        if len(username) > LONGEST_FAR:
            continue
        if host is None:
            yield Mention(match.start(), match.end(), Handle(username))
            continue
        named = without_glued_text(host)
        # A port stands right behind the name of the server, not behind text that is glued to it.
        named += match["port"] or "" if named == host else ""
        domain = normalise_domain(named)
        if domain:
            yield Mention(match.start(), match.start("host") + len(named), Handle(username, domain))
