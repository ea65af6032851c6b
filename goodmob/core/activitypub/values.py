"""Values inside of documents, read whatever somebody put there: garbage is None, False or nothing, never an error."""

import math
import re
from datetime import UTC, datetime
from typing import Any

from goodmob.core.activitypub.bounds import CONTENT_LENGTH, TEXT_LENGTH, URI_LENGTH
from goodmob.core.activitypub.documents import Json
from goodmob.core.clock import SECOND

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
_UNSAFE = re.compile(r"[\x00-\x20\x7f]")
_MOST_NUMBER = 2**53
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_ITEMS = 1_000
_UNKNOWN_LANGUAGES = frozenset({"und", "mul", "zxx"})


def id_of(value: Any) -> str | None:
    """The address that a value is or names: a text, or an object's id or href; the first one of a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("id") or value.get("href")
    if not isinstance(value, str) or not 0 < len(value) <= URI_LENGTH or _UNSAFE.search(value):
        return None
    return value


def ids(value: Any) -> list[str]:
    """The addresses that a value or the values of a list name, each once, in their order."""
    found = (id_of(item) for item in _listed(value) if not isinstance(item, list))
    return list(dict.fromkeys(uri for uri in found if uri is not None))


def objects(value: Any) -> list[Json]:
    """The objects that are embedded in a value or a list, in their order; addresses alone are left out."""
    return [item for item in _listed(value) if isinstance(item, dict)]


def types(document: Any) -> frozenset[str]:
    """All types of an object."""
    if not isinstance(document, dict):
        return frozenset()
    return frozenset(item for item in _listed(document.get("type")) if isinstance(item, str))


def is_a(document: Any, *wanted: str) -> bool:
    """Whether an object has one of these types."""
    return not types(document).isdisjoint(wanted)


def text(value: Any, most: int = TEXT_LENGTH) -> str | None:
    """The text that a value is, cut after `most` characters; None where it is none."""
    if isinstance(value, dict):
        value = value.get("@value")
    return value[:most] if isinstance(value, str) else None


def number(value: Any) -> int | None:
    """The whole number that a value is, also as a text or with zeros behind the point; None where it is none."""
    if isinstance(value, str) and len(value) <= 16 and value.isascii() and value.removeprefix("-").isdigit():
        value = int(value)
    if isinstance(value, float) and math.isfinite(value) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _MOST_NUMBER:
        return None
    return value


def when(value: Any) -> int | None:
    """The moment that a value names, in microseconds since 1970; without a zone it is meant to be UTC."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        moment = datetime.fromisoformat(value)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    if not _EARLIEST <= moment < _LATEST:
        return None
    return int((moment - _EARLIEST).total_seconds()) * SECOND + moment.microsecond


def flag(value: Any) -> bool:
    """Whether a value says yes."""
    return value is True or value == "true"


def words(document: Json, name: str) -> tuple[str, str | None]:
    """A text of an object and its language, by `name` and by the map of languages beside it; empty where none is."""
    said, by_language = text(document.get(name), CONTENT_LENGTH), document.get(f"{name}Map")
    versions = list(_versions(by_language)) if isinstance(by_language, dict) else []
    if said is None:
        return (versions[0][1], versions[0][0]) if versions else ("", None)
    of_it = [language for language, version in versions if version == said]
    if of_it:
        return said, of_it[0]
    return said, versions[0][0] if len(versions) == 1 else None


def page_of(document: Json) -> str | None:
    """The address at which people read the object: of several the first that is HTML, else the first there is."""
    links = [item for item in _listed(document.get("url")) if isinstance(item, str | dict)]
    pages = [link for link in links if isinstance(link, dict) and link.get("mediaType") == "text/html"]
    for link in (*pages, *links):
        uri = id_of(link.get("href")) if isinstance(link, dict) else id_of(link)
        if uri is not None and uri.startswith(("https://", "http://")):
            return uri
    return None


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value[:_MOST_ITEMS]
    return [] if value is None else [value]


def _versions(by_language: Json) -> list[tuple[str | None, str]]:
    found = ((language, text(version, CONTENT_LENGTH)) for language, version in by_language.items())
    return [(_known(language), version) for language, version in found if version is not None]


def _known(language: str) -> str | None:
    if not _LANGUAGE.fullmatch(language) or language.lower() in _UNKNOWN_LANGUAGES:
        return None
    return language
