"""Custom emoji of the place, as the operator keeps them."""

import io

from starlette.datastructures import UploadFile

from goodmob.app.commands.wishes import Emojis, KeptEmoji, NewEmoji, OneEmoji
from goodmob.core.house import House
from goodmob.core.web.params import Upload
from goodmob.media.actions.keep_emoji import add_emoji, remove_emoji
from goodmob.media.queries.emojis import Emoji, local_emojis


async def add(house: House, wish: NewEmoji) -> KeptEmoji:
    """The new emoji; Invalid where its name or its picture cannot be taken."""
    upload = Upload(UploadFile(io.BytesIO(wish.picture), size=len(wish.picture)))
    return _kept(house, await add_emoji(house, wish.shortcode, upload, wish.category))


async def remove(house: House, wish: OneEmoji) -> None:
    """The emoji is gone; NotFound where there is none of this name."""
    await house.db.act(remove_emoji, wish.shortcode)


async def show(house: House, _: Emojis) -> list[KeptEmoji]:
    """Every emoji of this server, by shortcode."""
    return [_kept(house, row) for row in await local_emojis(house.db)]


def _kept(house: House, row: Emoji) -> KeptEmoji:
    return KeptEmoji(row.shortcode, row.category or "", house.blobs.url(row.file_key))
