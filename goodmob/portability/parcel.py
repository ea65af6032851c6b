"""The folder in which an archive grows: parts that can be cut back, and a ZIP that survives being interrupted."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

ZIP, TAIL = "archive.zip", "tail"


class Parcel:
    """The files of one archive. Everything here blocks: call it in a thread."""

    def __init__(self, data: Path, archive_id: int) -> None:
        self.folder = data / "archives" / str(archive_id)

    def append(self, name: str, data: bytes, at: int) -> int:
        """Writes at this place of a part, whatever stood behind it; gives where it ends now."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self.folder / name).open("r+b" if (self.folder / name).exists() else "w+b") as file:
            file.truncate(at)
            file.seek(at)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return at + len(data)

    def read(self, name: str, at: int, lines: int) -> list[str]:
        """So many lines of a part from this byte on; none where there is no such part."""
        if not (self.folder / name).exists():
            return []
        found: list[str] = []
        with (self.folder / name).open("rb") as file:
            file.seek(at)
            while len(found) < lines and (line := file.readline()):
                found.append(line.decode().rstrip("\n"))
        return found

    def add(self, parts: Iterable[str], files: Iterable[tuple[Path, str]], mark: str) -> None:
        """Puts parts into the ZIP, compressed, and files as they are, under these names; what is gone is left out.

        Called again with the same mark, it undoes what the interrupted call did, and begins anew.
        """
        with self._opened(mark) as archive:
            for part in parts:
                archive.write(self.folder / part, part, ZIP_DEFLATED)
            for path, name in files:
                if path.exists():
                    archive.write(path, name, ZIP_STORED)

    def free(self) -> int:
        """How many bytes the disk has left."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return shutil.disk_usage(self.folder).free

    @property
    def zip(self) -> Path:
        """The ZIP."""
        return self.folder / ZIP

    def remove(self) -> None:
        """Nothing of it stays."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _opened(self, mark: str) -> ZipFile:
        # Adding to a ZIP overwrites the directory at its end, which would be lost if we were interrupted.
        tail = self.folder / TAIL
        kept = tail.read_bytes() if tail.exists() else b""
        if kept.startswith(f"{mark} ".encode()):
            self._restore(kept)
        else:
            self._keep_tail(mark)
        return ZipFile(self.zip, "a")

    def _keep_tail(self, mark: str) -> None:
        start, directory = 0, b""
        if self.zip.exists():
            with ZipFile(self.zip) as archive:
                start = archive.start_dir
            with self.zip.open("rb") as file:
                file.seek(start)
                directory = file.read()
        new = self.folder / f"{TAIL}.new"
        with new.open("wb") as file:
            file.write(f"{mark} {start}\n".encode() + directory)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.folder / TAIL)

    def _restore(self, kept: bytes) -> None:
        head, _, directory = kept.partition(b"\n")
        start = int(head.rpartition(b" ")[2])
        if start == 0:
            self.zip.unlink(missing_ok=True)
            return
        with self.zip.open("r+b") as file:
            file.truncate(start)
            file.seek(start)
            file.write(directory)
