"""An archive of posts opened: a ZIP or packed tape as Mastodon gives them out, of which only what is needed is read."""

import hashlib
import io
import shutil
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Self

from goodmob.core.errors import Invalid, Unavailable

OUTBOX, ACTOR, FILES = "outbox.json", "actor.json", "media_attachments/"
MEGABYTE = 1024 * 1024
MOST_OUTBOX_BYTES = 160 * MEGABYTE
MOST_ACTOR_BYTES = MEGABYTE
MOST_FILE_BYTES = 99 * MEGABYTE
MOST_UNPACKED_BYTES = 2048 * MEGABYTE
MOST_ENTRIES = 200_000
MOST_LIST_BYTES = 32 * MEGABYTE
LONGEST_LABEL = MEGABYTE
LEFT_FREE = 512 * MEGABYTE
PART = 256 * 1024
FOLDER, NEW = "imports", "new-"
BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError)
_LABELS = frozenset({b"L", b"K", b"x", b"g", b"X"})
"""Kinds of what stands on a tape before a file and says more of it, as by a long name."""

Entry = tuple[str, IO[bytes]]


def folder_of(data: Path, import_id: int) -> Path:
    """Where the files of an import lie until it is over."""
    return data / FOLDER / str(import_id)


def place_of(url: str) -> str | None:
    """Under which name a file of the archive lies in that folder, by any address or path that ends like its own."""
    _, found, rest = url.partition(FILES)
    return hashlib.sha256(rest.encode()).hexdigest()[:40] if found and rest else None


def unpack(packed: IO[bytes], folder: Path) -> tuple[bytes, bytes]:
    """The outbox and the actor (empty where there is none); files that hang on posts lie in the folder afterwards.

    It blocks: call it in a thread. Invalid where this is no such archive, or more than one may be; no name in it
    decides where anything is written.
    """
    found = {OUTBOX: b"", ACTOR: b""}
    unpacked = 0
    folder.mkdir(mode=0o700, parents=True)
    try:
        for name, entry in _entries(packed):
            base = name.rpartition("/")[2]
            if base in found and FILES not in name:
                found[base] = _read(entry, MOST_OUTBOX_BYTES if base == OUTBOX else MOST_ACTOR_BYTES)
                unpacked += len(found[base])
            elif (place := place_of(name)) is not None:
                unpacked += _lay(entry, folder / place)
            _check_room(folder, unpacked)
    except BROKEN as error:
        raise Invalid("data", "is not an archive, or is damaged") from error
    if not found[OUTBOX]:
        raise Invalid("data", f"has no {OUTBOX} in it; is it an archive of posts?")
    return found[OUTBOX], found[ACTOR]


@contextmanager
def unpacked_into(folder: Path) -> Iterator[Path]:
    """The folder, which is gone if the block fails."""
    try:
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def sweep_unpacked(data: Path, before: float) -> None:
    """Removes what processes that died have left half unpacked, last touched before that second since 1970."""
    for folder in (data / FOLDER).glob(f"{NEW}*"):
        if folder.stat().st_mtime < before:
            shutil.rmtree(folder, ignore_errors=True)


def _entries(packed: IO[bytes]) -> Iterator[Entry]:
    packed.seek(0)
    is_zip = packed.read(4) == b"PK\x03\x04"
    packed.seek(0)
    yield from _of_zip(packed) if is_zip else _of_tape(packed)


def _of_zip(packed: IO[bytes]) -> Iterator[Entry]:
    with zipfile.ZipFile(_InParts(packed)) as archive:
        for number, info in enumerate(archive.infolist()):
            _check_number(number)
            if not info.is_dir():
                with archive.open(info) as entry:
                    yield info.filename, entry


def _of_tape(packed: IO[bytes]) -> Iterator[Entry]:
    """What is passed over has to be unpacked as well, so all of it counts."""
    wound = 0
    with tarfile.open(fileobj=packed, mode="r|gz", tarinfo=_Label) as archive:
        for number, info in enumerate(archive):
            _check_number(number)
            wound += info.size
            _check_size(wound)
            entry = archive.extractfile(info) if info.isreg() else None
            if entry is not None:
                yield info.name, entry


class _InParts(io.BufferedIOBase):
    """An archive of which nothing is read into memory at once that is larger than the list of its files may be."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed

    def read(self, size: int | None = -1, /) -> bytes:
        """As of any file; BadZipFile where too much is wanted."""
        if size is not None and size > MOST_LIST_BYTES:
            raise zipfile.BadZipFile("its list of files is too long")
        return self._packed.read(-1 if size is None else size)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """As of any file."""
        return self._packed.seek(offset, whence)

    def tell(self) -> int:
        """As of any file."""
        return self._packed.tell()

    def seekable(self) -> bool:
        """As of any file."""
        return True


class _Label(tarfile.TarInfo):
    """What stands before a file on a tape; names that go on for megabytes would be read into memory whole."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """ReadError for a label that is longer than any name."""
        label = super().frombuf(buf, encoding, errors)
        if label.type in _LABELS and label.size > LONGEST_LABEL:
            raise tarfile.ReadError("a label is too long")
        return label


def _read(entry: IO[bytes], most: int) -> bytes:
    data = bytearray()
    while part := entry.read(PART):
        data += part
        if len(data) > most:
            raise Invalid("data", f"has a list of more than {most // MEGABYTE} MB in it")
    return bytes(data)


def _lay(entry: IO[bytes], path: Path) -> int:
    """How many bytes were unpacked; a file that is too large to be shown is left out."""
    size = 0
    with path.open("wb") as file:
        while part := entry.read(PART):
            size += len(part)
            if size > MOST_FILE_BYTES:
                break
            file.write(part)
    if size > MOST_FILE_BYTES:
        path.unlink()
    return size


def _check_number(number: int) -> None:
    if number >= MOST_ENTRIES:
        raise Invalid("data", f"has more than {MOST_ENTRIES} files in it")


def _check_size(unpacked: int) -> None:
    if unpacked > MOST_UNPACKED_BYTES:
        raise Invalid("data", f"unpacks to more than {MOST_UNPACKED_BYTES // MEGABYTE} MB")


def _check_room(folder: Path, unpacked: int) -> None:
    _check_size(unpacked)
    if shutil.disk_usage(folder).free < LEFT_FREE:
        raise Unavailable("There is no room for an archive at the moment", retry_after=3600)
