"""The archive of a backup: the database, what was uploaded, the settings, and a manifest that says what it is."""

import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

import msgspec

from goodmob.core.errors import Conflict, Malformed
from goodmob.core.version import VERSION

MANIFEST = "manifest.json"
MEDIA = "media"
FASTEST = 1


class Manifest(msgspec.Struct):
    """The first file of an archive; `database` is sqlite or postgresql."""

    database: str
    revision: str
    made_at: str
    version: str = VERSION


@contextmanager
def writing(target: Path) -> Iterator[tarfile.TarFile]:
    """A new archive, which takes the place of an older one of that name once it is whole."""
    part = target.with_name(f"{target.name}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            # Pictures are packed already, so more effort would only take more time.
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=FASTEST) as archive:
                yield archive
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def add_bytes(archive: tarfile.TarFile, name: str, content: IO[bytes], size: int) -> None:
    """Adds a file of so many bytes."""
    info = tarfile.TarInfo(name)
    info.size = size
    info.mode = 0o600
    archive.addfile(info, content)


def add_file(archive: tarfile.TarFile, path: Path) -> None:
    """Adds a file of the data folder, if it is there."""
    if path.exists():
        with path.open("rb") as content:
            add_bytes(archive, path.name, content, path.stat().st_size)


def add_folder(archive: tarfile.TarFile, folder: Path, name: str) -> None:
    """Adds every file of a folder, without the half-written ones; one that is deleted meanwhile is left out."""
    for path in sorted(folder.rglob("*")):
        if path.name.startswith(".") or not path.is_file():
            continue
        try:
            with path.open("rb") as file:
                place = f"{name}/{path.relative_to(folder).as_posix()}"
                add_bytes(archive, place, file, os.fstat(file.fileno()).st_size)
        except FileNotFoundError:
            continue


@contextmanager
def reading(source: Path) -> Iterator[tuple[Manifest, tarfile.TarFile]]:
    """An archive that was written here, with its manifest; Malformed for anything else."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            first = archive.next()
            file = archive.extractfile(first) if first and first.name == MANIFEST else None
            if file is None:
                raise Malformed(f"{source} is not a backup of Goodmob")
            yield msgspec.json.decode(file.read(), type=Manifest), archive
    except (tarfile.TarError, EOFError, msgspec.MsgspecError) as error:
        raise Malformed(f"{source} is not a whole backup of Goodmob: {error}") from error


def unpack(archive: tarfile.TarFile, target: Path) -> None:
    """Writes the files that follow into a folder; Malformed where a name would lead out of it."""
    for name, source in files(archive):
        unpack_one(name, source, target)


def files(archive: tarfile.TarFile) -> Iterator[tuple[str, IO[bytes]]]:
    """The name and content of each file that follows; Malformed where something else follows."""
    for member in archive:
        source = archive.extractfile(member) if member.isfile() else None
        if source is None:
            raise Malformed(f"The backup holds {member.name}, which is not a file")
        yield member.name, source


def unpack_one(name: str, source: IO[bytes], target: Path) -> None:
    """Writes one file into a folder; Malformed where its name would lead out of it, Conflict where it is there."""
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or parts[0] == "/":
        raise Malformed(f"The backup holds {name}, which has no place in a data folder")
    path = target.joinpath(*parts)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            shutil.copyfileobj(source, file, 1024 * 1024)
    except FileExistsError as error:
        raise Conflict(f"{path} exists already") from error
