"""Whom and what a post of another server names: people, hashtags, and the custom emoji in its words."""

from goodmob.core.activitypub.bounds import NAME_LENGTH, TAGS
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of
from goodmob.core.activitypub.values import id_of, is_a, objects, text
from goodmob.core.text.shortcodes import SHORTCODE
from goodmob.core.text.tags import cut_name, is_name
from goodmob.posts.rules.far_posts import FarEmoji

MOST_NAMED = 100
MOST_HASHTAGS = 60
MOST_EMOJI = 100
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


def emojis_in(document: Json) -> tuple[FarEmoji, ...]:
    """The custom emoji that come with the object, each shortcode once."""
    found: dict[str, FarEmoji] = {}
    for item in _tags(document):
        emoji = emoji_of(item) if is_a(item, "Emoji") else None
        if emoji is not None:
            found.setdefault(emoji.shortcode, emoji)
    return tuple(found.values())[:MOST_EMOJI]


def emoji_of(item: Json) -> FarEmoji | None:
    """The custom emoji that an object describes; None where its name or picture is none."""
    name = (text(item.get("name"), NAME_LENGTH) or "").strip(":")
    picture = next(iter(objects(item.get("icon"))), None)
    url = None if picture is None else id_of(picture.get("url"))
    if url is None or host_of(url) is None or not SHORTCODE.fullmatch(f":{name}:"):
        return None
    return FarEmoji(name, url)


def _tags(document: Json) -> list[Json]:
    return objects(document.get("tag"))[:TAGS]
