"""The JSON of folders of bookmarks, as apps for Pleroma read it."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.core.house import House
from goodmob.media.queries.emojis import emojis_named
from goodmob.posts.queries.bookmark_folders import FolderRow


class BookmarkFolder(Struct, frozen=True):
    """A folder; emoji_url is that of a custom emoji."""

    id: str
    name: str
    emoji: str | None
    emoji_url: str | None


async def show_folders(house: House, rows: Sequence[FolderRow]) -> list[BookmarkFolder]:
    """The folders, in this order."""
    known = await emojis_named(house.db, sorted({row.emoji for row in rows if row.emoji and row.emoji.isascii()}))
    pictures = {name: house.blobs.url(emoji.file_key) for name, emoji in known.items()}
    return [BookmarkFolder(str(row.id), row.name, row.emoji, pictures.get(row.emoji or "")) for row in rows]
