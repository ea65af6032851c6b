"""From what another server sent to a copy among our blobs, made like that of an upload."""

import asyncio
from pathlib import Path
from typing import NamedTuple

from goodmob.core.house import House
from goodmob.media.child.orders import ConvertedFilm, Piece
from goodmob.media.child.refusal import Unusable
from goodmob.media.conversion import converted_film, converted_gif, converted_picture, cropped_picture, tools
from goodmob.media.keeping import put_pieces
from goodmob.media.queries.attachments import Type
from goodmob.media.rules.far import SIZES, Kind
from goodmob.media.rules.formats import GIF, HEAD_BYTES, Format, format_of
from goodmob.media.rules.meta import Meta, Size, picture_size
from goodmob.media.rules.shelves import COPIES
from goodmob.media.workbench import workbench

FILMS = frozenset({"video", "gifv", "audio"})


class Copy(NamedTuple):
    """A copy among the blobs: as it is and without movement (None for sounds), and what was learnt of it."""

    file_key: str
    still_key: str | None
    bytes: int
    meta: Meta = Meta()
    blurhash: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its blobs."""
        return tuple(dict.fromkeys(key for key in (self.file_key, self.still_key) if key))


async def copied(house: House, kind: Kind, expected: Type, data: bytes) -> Copy:
    """A copy of the file; Unusable where it is of no format we take, or none that is expected there."""
    found = format_of(data[:HEAD_BYTES])
    if found is None:
        raise Unusable("is not a picture, video or sound of a supported format")
    is_film = kind == "attachment" and expected in FILMS
    if found.kind != "picture" and not is_film:
        raise Unusable("is not a picture")
    async with workbench(house) as folder:
        source = folder / "source"
        await asyncio.to_thread(source.write_bytes, data)
        if is_film:
            return await _film(house, source, found)
        if kind == "attachment" and found is not GIF:
            return await _picture(house, source, found)
        if kind in {"preview", "card"}:
            made = await converted_picture(house, source, found)
            return await _put(house, folder, [made.preview], _small(made.preview), made.blurhash)
        cut = await cropped_picture(house, source, found, SIZES[kind], is_whole=kind not in {"avatar", "header"})
        return await _put(house, folder, [cut.shown, cut.still or cut.shown], _small(cut.shown))


async def _picture(house: House, source: Path, found: Format) -> Copy:
    made = await converted_picture(house, source, found)
    meta = Meta(original=_size_of(made.original), small=_size_of(made.preview))
    return await _put(house, source.parent, [made.original, made.preview], meta, made.blurhash)


async def _film(house: House, source: Path, found: Format) -> Copy:
    with_tools = tools()
    if with_tools is None:
        raise Unusable("is a video or sound, and this server takes pictures only")
    if found.kind != "picture":
        film = await converted_film(house, source, source.parent, found.decoder, with_tools)
    elif found is GIF:
        film = await converted_gif(house, source, with_tools)
    else:
        raise Unusable("is not a video or sound")
    small = _size_of(film.preview) if film.preview else None
    pieces = [film.original, film.preview] if film.preview else [film.original]
    return await _put(house, source.parent, pieces, Meta(original=_length_of(film), small=small), film.blurhash)


async def _put(house: House, folder: Path, pieces: list[Piece], meta: Meta, blurhash: str | None = None) -> Copy:
    different = list({piece.name: piece for piece in pieces}.values())
    size = sum((folder / piece.name).stat().st_size for piece in different)
    keys = await put_pieces(house, folder, COPIES, different)
    still = keys[-1] if len(pieces) > 1 or pieces[0].name == "preview.webp" else None
    return Copy(keys[0], still, size, meta, blurhash)


def _small(piece: Piece) -> Meta:
    return Meta(small=_size_of(piece))


def _size_of(piece: Piece) -> Size:
    return picture_size(piece.width or 1, piece.height or 1)


def _length_of(film: ConvertedFilm) -> Size:
    return Size(
        width=film.original.width,
        height=film.original.height,
        frame_rate=film.frame_rate,
        duration=film.duration,
        bitrate=film.bitrate,
    )
