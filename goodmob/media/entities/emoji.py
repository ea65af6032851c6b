"""CustomEmoji, as Mastodon's clients expect it."""

from collections.abc import Iterable

from msgspec import Struct

from goodmob.core.blobs import Blobs
from goodmob.media.queries.emojis import Emoji


class CustomEmoji(Struct, frozen=True):
    """One custom emoji, to be put in place of :shortcode:."""

    shortcode: str
    url: str
    static_url: str
    visible_in_picker: bool
    category: str | None


def render_emojis(blobs: Blobs, emojis: Iterable[Emoji]) -> list[CustomEmoji]:
    """The emoji, in the order given."""
    return [
        CustomEmoji(
            shortcode=row.shortcode,
            url=blobs.url(row.file_key),
            static_url=blobs.url(row.static_key),
            visible_in_picker=row.visible_in_picker,
            category=row.category,
        )
        for row in emojis
    ]
