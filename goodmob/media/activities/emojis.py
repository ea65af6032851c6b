"""Custom emoji between servers: as others read ours under addresses of their own, and as we read theirs."""

from mimetypes import guess_type

from goodmob.core.activitypub.bounds import NAME_LENGTH, TAGS
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of
from goodmob.core.activitypub.values import id_of, is_a, objects, text
from goodmob.core.house import House
from goodmob.core.text.shortcodes import SHORTCODE
from goodmob.media.actions.keep_far_emoji import FarEmoji
from goodmob.media.queries.emojis import Emoji

EMOJIS = "/emojis/"
MOST_EMOJI = 100
"""Of one document; what stands behind goes unnoticed."""


def emoji_said(house: House, name: str, emoji: Emoji) -> Json:
    """A custom emoji as this server shows it; `name` is its shortcode, with the domain behind where it is another's."""
    mime, _ = guess_type(emoji.file_key)
    return {
        "id": f"{house.settings.base_url}{EMOJIS}{name}",
        "type": "Emoji",
        "name": f":{emoji.shortcode}:",
        "icon": {"type": "Image", "mediaType": mime or "image/png", "url": house.blobs.url(emoji.file_key)},
    }


def emojis_in(document: Json) -> tuple[FarEmoji, ...]:
    """The custom emoji that come with the object, each shortcode once."""
    found: dict[str, FarEmoji] = {}
    for item in objects(document.get("tag"))[:TAGS]:
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
