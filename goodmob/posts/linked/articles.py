"""What a page says of itself in JSON-LD: the article that it is, its author and its publisher."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
import regex
from msgspec import Struct

TYPES = frozenset({"NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "Article", "BlogPosting", "WebPage"})
# Some wrap the JSON so that ancient readers of XHTML do not stumble over it.
WRAPPING = regex.compile(r"^\s*(?:/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|/\*\s*\]\]>\s*\*/|//\s*\]\]>)\s*$", regex.M)
MOST_THINGS = 100


class Article(Struct, frozen=True):
    """The first thing of a known type; empty where it says nothing."""

    title: str = ""
    description: str = ""
    language: str = ""
    picture: str = ""
    published: str = ""
    author_name: str = ""
    author_url: str = ""
    publisher: str = ""


def article_in(texts: Iterable[str]) -> Article:
    """The article that one of these texts describes; what is no JSON is passed over."""
    for text in texts:
        try:
            said = msgspec.json.decode(WRAPPING.sub("", text))
        except (msgspec.DecodeError, RecursionError):
            continue
        for thing in _things(said):
            kinds = thing.get("@type")
            if TYPES & set(filter(_is_text, kinds if isinstance(kinds, list) else [kinds])):
                return _article(thing)
    return Article()


def _article(thing: Mapping[str, Any]) -> Article:
    author, publisher = _named(thing.get("author")), _named(thing.get("publisher"))
    language = _first(thing.get("inLanguage"))
    if isinstance(language, dict):
        language = language.get("alternateName") or language.get("name")
    picture = _first(thing.get("image"))
    return Article(
        title=_text(thing.get("headline")),
        description=_text(thing.get("description")),
        language=_text(language),
        picture=_text(picture.get("url") if isinstance(picture, dict) else picture),
        published=_text(thing.get("datePublished")),
        author_name=_text(author.get("name")),
        author_url=_text(_first(author.get("url"))),
        publisher=_text(publisher.get("name")),
    )


def _things(said: Any) -> Iterator[Mapping[str, Any]]:
    """What the JSON describes, also within a list or a graph."""
    for thing in (said if isinstance(said, list) else [said])[:MOST_THINGS]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (part for part in (graph if isinstance(graph, list) else [])[:MOST_THINGS] if _is_thing(part))


def _named(said: Any) -> Mapping[str, Any]:
    first = _first(said)
    return first if isinstance(first, dict) else {"name": first}


def _first(said: Any) -> Any:
    return (said[0] if said else None) if isinstance(said, list) else said


def _text(said: Any) -> str:
    return said if isinstance(said, str) else ""


def _is_text(said: Any) -> bool:
    return isinstance(said, str)


def _is_thing(said: Any) -> bool:
    return isinstance(said, dict)
