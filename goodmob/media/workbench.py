"""A folder for the time of one conversion, into which an upload is laid and the child writes."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from goodmob.core.errors import Invalid
from goodmob.core.house import House
from goodmob.core.web.params import Upload
from goodmob.media.rules.formats import HEAD_BYTES, Format, format_of, is_lie
from goodmob.media.rules.limits import IMAGE_BYTES, MEGABYTE, VIDEO_BYTES

FOLDER = "work"

_in_use: set[Path] = set()
"""The folders on which this process works."""


@asynccontextmanager
async def workbench(house: House) -> AsyncIterator[Path]:
    """An empty folder that is gone after the block."""
    folder = await asyncio.to_thread(_make, house.settings.data / FOLDER)
    _in_use.add(folder)
    try:
        yield folder
    finally:
        _in_use.discard(folder)
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


def _make(shelf: Path) -> Path:
    shelf.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(dir=shelf))


async def looked_at(upload: Upload, field: str) -> Format:
    """The format of an upload; Invalid where it is empty, too large, of no format we take or not what it claims."""
    head = await asyncio.to_thread(_head, upload)
    found = format_of(head)
    if not head:
        raise Invalid(field, "is empty")
    if found is None:
        raise Invalid(field, "is not a picture, video or sound of a supported format")
    if is_lie(upload.content_type, found):
        raise Invalid(field, f"claims to be {_shown(upload.content_type)} but is {found.mimes[0]}")
    most = IMAGE_BYTES if found.kind == "picture" else VIDEO_BYTES
    if upload.size > most:
        raise Invalid(field, f"is too large (maximum is {most // MEGABYTE} MB)")
    return found


def _shown(content_type: str) -> str:
    return content_type[:60] if content_type.isprintable() else "something else"


def _head(upload: Upload) -> bytes:
    upload.file.seek(0)
    return upload.file.read(HEAD_BYTES)


async def laid_out(upload: Upload, folder: Path, name: str) -> Path:
    """The upload as a file under a name of ours."""
    return await asyncio.to_thread(_copy, upload, folder / name)


def _copy(upload: Upload, path: Path) -> Path:
    upload.file.seek(0)
    with path.open("wb") as file:
        shutil.copyfileobj(upload.file, file, MEGABYTE)
    return path


async def swept(house: House, before: float) -> None:
    """Remove folders that a process which died has left, last touched before that second since 1970."""
    await asyncio.to_thread(_sweep, house.settings.data / FOLDER, before)


def _sweep(shelf: Path, before: float) -> None:
    for folder in shelf.glob("*"):
        if folder not in _in_use and folder.stat().st_mtime < before:
            shutil.rmtree(folder, ignore_errors=True)
