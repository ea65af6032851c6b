"""Documents of other servers: bounded, then brought into one spelling of keys; contexts are never fetched."""

import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from goodmob.core.activitypub.bounds import DOCUMENT_BYTES, DOCUMENT_DEPTH, DOCUMENT_NODES
from goodmob.core.errors import Malformed

Json = dict[str, Any]
"""A document, or an object inside of one."""

FORBIDDEN: Final = frozenset({"@graph", "@included", "@reverse"})
"""Keys with which a document says something else to a processor of JSON-LD than it says here."""

STREAMS: Final = "https://www.w3.org/ns/activitystreams"
"""The vocabulary of ActivityPub: the context of its documents, and the profile that answers name."""

ACTIVITY_TYPE: Final = "application/activity+json"
_ALIASES: Final = {"@id": "id", "@type": "type"}

_SHORT = "fedibird|fep|gts|lemmy|litepub|mask|misskey|mz|ostatus|pt|sc|schema|sec|security|toot|vcard"
_LONG = (
    "http://fedibird.com/ns#",
    "http://joinmastodon.org/ns#",
    "http://litepub.social/ns#",
    "http://ostatus.org#",
    "http://schema.org#",
    "http://schema.org/",
    "http://www.w3.org/2006/vcard/ns#",
    "https://gotosocial.org/ns#",
    "https://join-lemmy.org/ns#",
    "https://joinmobilizon.org/ns#",
    "https://joinpeertube.org/ns#",
    "https://misskey-hub.net/ns#",
    "https://schema.org/",
    "https://w3id.org/fep/044f#",
    "https://w3id.org/security#",
)
_OWN = re.compile(rf"(?:as:|{re.escape(STREAMS)}#)(?P<name>[A-Za-z]\w*)")
_FOREIGN = re.compile(rf"(?:(?:{_SHORT}):|{'|'.join(map(re.escape, _LONG))})(?P<name>\w+)")

_CORE: Final = frozenset(
    {
        *("id", "type", "actor", "object", "target", "result", "origin", "instrument", "attributedTo", "inReplyTo"),
        *("to", "cc", "bto", "bcc", "audience", "content", "url", "href", "proof", "signature"),
    }
)
"""Names that stand in our vocabulary only: no key of another becomes one of them by losing its prefix."""


def parse(body: bytes) -> Json:
    """The document as it was written; Malformed where it is none, too large, too deep, or says what we never read."""
    if len(body) > DOCUMENT_BYTES:
        raise Malformed(f"The document is larger than {DOCUMENT_BYTES} bytes")
    try:
        document = msgspec.json.decode(body)
    except (ValueError, RecursionError) as error:
        raise Malformed("The body is not JSON") from error
    if not isinstance(document, dict):
        raise Malformed("The document is not an object")
    check(document)
    return document


def read(body: bytes) -> Json:
    """The document in our spelling of keys and types; Malformed as in `parse`."""
    return spelled(parse(body))


def check(document: Json) -> None:
    """Malformed where the document goes beyond its bounds, whoever decoded it."""
    nodes = 0
    waiting: list[Iterator[Any]] = [iter((document,))]
    while waiting:
        value = next(waiting[-1], waiting)
        if value is waiting:
            waiting.pop()
            continue
        nodes += 1
        if nodes > DOCUMENT_NODES:
            raise Malformed("The document has too many parts")
        if isinstance(value, dict):
            _check_keys(value)
            waiting.append(iter(value.values()))
        elif isinstance(value, list):
            waiting.append(iter(value))
        elif isinstance(value, str) and ("\0" in value or value in FORBIDDEN):
            raise Malformed("The document holds a value that is never read")
        if len(waiting) > DOCUMENT_DEPTH + 1:
            raise Malformed("The document is nested too deeply")


def _check_keys(value: Json) -> None:
    if not FORBIDDEN.isdisjoint(value):
        raise Malformed("The document uses @graph, @included or @reverse")
    if any("\0" in key for key in value):
        raise Malformed("The document holds a key that is never read")


def spelled(document: Json) -> Json:
    """The document with keys and types in our spelling; Malformed where two spellings of a key contradict each other.

    Keys of known vocabularies lose their prefix unless the bare name is taken; all others stay as they are.
    """
    read: Json = {}
    foreign: Json = {}
    for key, value in document.items():
        name = _own_name(key)
        inner = value if name == "@context" else _types(value) if name == "type" else _value(value)
        if name is None:
            foreign[key] = inner
        elif name in read and read[name] != inner:
            raise Malformed(f"The document says {name} twice")
        else:
            read[name] = inner
    for key, value in foreign.items():
        read.setdefault(_bare(key), value)
    return read


def _own_name(key: str) -> str | None:
    if key in _ALIASES:
        return _ALIASES[key]
    if found := _OWN.fullmatch(key):
        return found["name"]
    return None if ":" in key else key


def _bare(key: str) -> str:
    found = _FOREIGN.fullmatch(key)
    return found["name"] if found and found["name"] not in _CORE else key


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        return spelled(value)
    return [_value(item) for item in value] if isinstance(value, list) else value


def _types(value: Any) -> Any:
    if isinstance(value, list):
        return [_types(item) for item in value if isinstance(item, str)]
    if not isinstance(value, str):
        return None
    found = _OWN.fullmatch(value) or _FOREIGN.fullmatch(value)
    return found["name"] if found else value
