"""Custom emoji as other servers read them, beside the words that name them and under addresses of their own."""

from mimetypes import guess_type

from goodmob.core.activitypub.documents import Json
from goodmob.core.house import House
from goodmob.media.queries.emojis import Emoji

EMOJIS = "/emojis/"


def emoji_said(house: House, name: str, emoji: Emoji) -> Json:
    """A custom emoji as this server shows it; `name` is its shortcode, with the domain behind where it is another's."""
    mime, _ = guess_type(emoji.file_key)
    return {
        "id": f"{house.settings.base_url}{EMOJIS}{name}",
        "type": "Emoji",
        "name": f":{emoji.shortcode}:",
        "icon": {"type": "Image", "mediaType": mime or "image/png", "url": house.blobs.url(emoji.file_key)},
    }
