"""From files on the workbench to files among the blobs."""

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from msgspec import Struct, structs

from goodmob.core.blobs import random_key
from goodmob.core.house import House
from goodmob.media.child.orders import ConvertedFilm, ConvertedPicture, Piece
from goodmob.media.queries.attachments import Type
from goodmob.media.rules.meta import Meta, Size, picture_size
from goodmob.media.rules.shelves import ATTACHMENTS, TYPES


class Preview(Struct, frozen=True):
    """The small picture of a file."""

    key: str
    size: Size
    blurhash: str


class Kept(Struct, frozen=True):
    """A converted file among the blobs, not in the database yet."""

    type: Type
    mime: str
    bytes: int
    file_key: str
    original: Size
    preview: Preview | None
    likeness: str | None = None
    """Of a picture: what others are compared with, to find those that look alike."""

    @property
    def meta(self) -> Meta:
        """What is stored of its sizes."""
        return Meta(original=self.original, small=self.preview.size if self.preview else None)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its blobs."""
        return (self.file_key, self.preview.key) if self.preview else (self.file_key,)


async def keep_picture_file(house: House, folder: Path, made: ConvertedPicture, preview: Preview | None) -> Kept:
    """Keep a converted picture, with a preview of its own unless there is one already."""
    kept = await _keep(house, folder, "image", made, _size_of(made.original), preview)
    return structs.replace(kept, likeness=made.likeness)


async def keep_film_file(house: House, folder: Path, made: ConvertedFilm, preview: Preview | None) -> Kept:
    """Keep a converted video, sound or moving GIF, with a preview of its own unless there is one already."""
    original = Size(
        width=made.original.width,
        height=made.original.height,
        frame_rate=made.frame_rate,
        duration=made.duration,
        bitrate=made.bitrate,
    )
    return await _keep(house, folder, made.kind, made, original, preview)


async def _keep(
    house: House,
    folder: Path,
    kind: Type,
    made: ConvertedPicture | ConvertedFilm,
    original: Size,
    preview: Preview | None,
) -> Kept:
    size = (folder / made.original.name).stat().st_size
    own = made.preview if preview is None else None
    file_key, *others = await put_pieces(house, folder, ATTACHMENTS, [made.original, *([own] if own else [])])
    if own is not None:
        preview = Preview(others[0], _size_of(own), made.blurhash or "")
    return Kept(kind, type_of(file_key), size, file_key, original, preview)


async def keep_preview(house: House, folder: Path, made: ConvertedPicture) -> Preview:
    """Keep only the preview of a converted picture."""
    (key,) = await put_pieces(house, folder, ATTACHMENTS, [made.preview])
    return Preview(key, _size_of(made.preview), made.blurhash)


async def put_pieces(house: House, folder: Path, shelf: str, pieces: Sequence[Piece]) -> list[str]:
    """The new keys of these files, in their order; all are kept or none."""
    async with forgotten_on_failure(house) as keys:
        for piece in pieces:
            keys.append(random_key(shelf, piece.name.rpartition(".")[2]))
            await house.blobs.put(keys[-1], folder / piece.name, type_of(keys[-1]))
    return keys


@asynccontextmanager
async def forgotten_on_failure(house: House) -> AsyncIterator[list[str]]:
    """A list of keys whose files are deleted if the block fails."""
    keys: list[str] = []
    try:
        yield keys
    except BaseException:
        await forget(house, keys)
        raise


async def forget(house: House, keys: Collection[str]) -> None:
    """Delete files that nothing refers to; doing it twice does no harm."""
    for key in keys:
        await house.blobs.delete(key)


def type_of(key: str) -> str:
    """The content type that the suffix of a key stands for."""
    return TYPES[key.rpartition(".")[2]]


def _size_of(piece: Piece) -> Size:
    return picture_size(piece.width or 1, piece.height or 1)
