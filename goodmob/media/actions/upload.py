"""Take in a file: pictures are converted at once, videos and sounds in their turn."""

from pathlib import Path

import msgspec

from goodmob.core.blobs import random_key
from goodmob.core.errors import Invalid
from goodmob.core.house import House
from goodmob.core.web.params import Upload
from goodmob.media.actions.add import Received, add_ready, add_received
from goodmob.media.actions.refusals import told_as
from goodmob.media.child.orders import Piece
from goodmob.media.conversion import Tools, converted_film, converted_gif, converted_picture, tools
from goodmob.media.keeping import (
    Kept,
    Preview,
    forgotten_on_failure,
    keep_film_file,
    keep_picture_file,
    keep_preview,
)
from goodmob.media.queries.attachments import Type
from goodmob.media.rules.formats import Format
from goodmob.media.rules.limits import PREVIEW_PIXELS
from goodmob.media.rules.shelves import INCOMING
from goodmob.media.rules.words import words_of
from goodmob.media.workbench import laid_out, looked_at, workbench


async def upload(
    house: House,
    owner_id: int,
    file: Upload,
    *,
    thumbnail: Upload | None = None,
    description: str = "",
    focus: str = "",
    at_once: bool = False,
) -> int:
    """Take the file in and give its id; a video or sound is still to be converted then, unless `at_once`.

    Invalid names the field at fault: file, thumbnail, description or focus.
    """
    words = words_of(description, focus)
    found, with_tools = await looked_at(file, "file"), tools()
    if found.kind != "picture" and with_tools is None:
        raise Invalid("file", "is a video or sound, and this server takes pictures only")

    async with workbench(house) as folder, forgotten_on_failure(house) as keys:
        preview = await preview_from(house, folder, thumbnail) if thumbnail else None
        keys += [preview.key] if preview else []
        source = await laid_out(file, folder, "source")
        if found.kind == "picture" or at_once:
            with told_as("file"):
                kept = await _kept(house, source, found, preview, with_tools)
            keys += kept.keys
            return await house.db.act(add_ready, owner_id, kept, words)
        keys.append(random_key(INCOMING, "bin"))
        size = source.stat().st_size
        await house.blobs.put(keys[-1], source, "application/octet-stream")
        received = Received(keys[-1], _likely_type(found, file.content_type), found.mimes[0], size, preview)
        return await house.db.act(add_received, owner_id, received, words)


async def preview_from(house: House, folder: Path, thumbnail: Upload) -> Preview:
    """A picture of the uploader's choice as the preview of a file, in its own format where it is small enough.

    Invalid names the field thumbnail.
    """
    found = await looked_at(thumbnail, "thumbnail")
    if found.kind != "picture":
        raise Invalid("thumbnail", "is not a picture")
    with told_as("thumbnail"):
        made = await converted_picture(house, await laid_out(thumbnail, folder, "thumbnail"), found)
    if _fits_as_preview(made.original):
        made = msgspec.structs.replace(made, preview=made.original)
    return await keep_preview(house, folder, made)


def _fits_as_preview(piece: Piece) -> bool:
    return (piece.width or 0) * (piece.height or 0) <= PREVIEW_PIXELS


async def _kept(house: House, source: Path, found: Format, preview: Preview | None, with_tools: Tools | None) -> Kept:
    folder = source.parent
    if found.kind != "picture" and with_tools is not None:
        film = await converted_film(house, source, folder, found.decoder, with_tools)
        return await keep_film_file(house, folder, film, preview)
    picture = await converted_picture(house, source, found)
    if picture.moves and with_tools is not None:
        return await keep_film_file(house, folder, await converted_gif(house, source, with_tools), preview)
    return await keep_picture_file(house, folder, picture, preview)


def _likely_type(found: Format, claimed: str) -> Type:
    is_heard = found.kind == "sound" or claimed.startswith("audio/") or found.mimes[0].startswith("audio/")
    return "audio" if is_heard else "video"
