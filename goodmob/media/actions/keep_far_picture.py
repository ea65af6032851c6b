"""Take in a picture of another site, as it goes with what we show of a page there."""

import asyncio
from typing import NamedTuple

from goodmob.core.house import House
from goodmob.media.child.refusal import Unusable
from goodmob.media.conversion import converted_picture
from goodmob.media.keeping import put_pieces
from goodmob.media.rules.formats import HEAD_BYTES, format_of
from goodmob.media.rules.limits import FAR_PICTURE_BYTES
from goodmob.media.rules.shelves import CARDS
from goodmob.media.workbench import workbench

MOST_BYTES = FAR_PICTURE_BYTES
"""What a picture of another site may weigh."""


class FarPicture(NamedTuple):
    """A picture among the blobs, made small, with its measures and its hash."""

    key: str
    width: int
    height: int
    blurhash: str


async def keep_far_picture(house: House, data: bytes) -> FarPicture | None:
    """Keep the picture reduced to what timelines show; None where it is none that can be used.

    Whoever no longer needs it lets go of it with `drop_files`.
    """
    found = format_of(data[:HEAD_BYTES])
    if found is None or found.kind != "picture" or len(data) > MOST_BYTES:
        return None

    async with workbench(house) as folder:
        source = folder / "source"
        await asyncio.to_thread(source.write_bytes, data)
        try:
            made = await converted_picture(house, source, found)
        except Unusable:
            return None
        [key] = await put_pieces(house, folder, CARDS, [made.preview])
    return FarPicture(key, made.preview.width or 1, made.preview.height or 1, made.blurhash)
