"""Whom and what a post of another server names: people and hashtags."""

from goodmob.core.activitypub.bounds import NAME_LENGTH, TAGS
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.values import id_of, is_a, objects, text
from goodmob.core.text.tags import cut_name, is_name

MOST_NAMED = 100
MOST_HASHTAGS = 60
"""Of one post; what stands behind goes unnoticed."""


def named_in(document: Json) -> tuple[str, ...]:
    """The actors that the post mentions, each once and in its order."""
    found = (id_of(item.get("href")) for item in _tags(document) if is_a(item, "Mention"))
    return tuple(dict.fromkeys(uri for uri in found if uri is not None))[:MOST_NAMED]


def hashtags_in(document: Json) -> tuple[str, ...]:
    """The names of its hashtags without the sign, as they are spelled there; what cannot be one here is left out."""
    said = (text(item.get("name"), NAME_LENGTH) or "" for item in _tags(document) if is_a(item, "Hashtag"))
    names = (cut_name(name.strip().removeprefix("#")) for name in said)
    return tuple(dict.fromkeys(name for name in names if is_name(name)))[:MOST_HASHTAGS]


def _tags(document: Json) -> list[Json]:
    return objects(document.get("tag"))[:TAGS]
