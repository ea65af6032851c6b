"""Ways to run out of room: a small disk of its own, or a bound on the size of files."""

import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from bench.server import ROOT, Server

DISK_MEGABYTES = 64
LARGEST_FILE = 64 * 1024


class Room(Protocol):
    """Where the data folder is; `entrance` stands before every command that has to see it."""

    name: str
    entrance: tuple[str, ...]

    def fill(self, server: Server) -> None:
        """From now on there is no room."""

    def empty(self, server: Server) -> None:
        """There is room again."""

    def inside(self, path: Path) -> Path:
        """A path in there, as it is seen from here."""


class SmallDisk:
    """A file system in memory, mounted where only its own processes see it."""

    name = "small disk"

    def __init__(self, data: Path, holder: "subprocess.Popen[bytes]", entrance: tuple[str, ...]) -> None:
        self.entrance = entrance
        self._root = Path(f"/proc/{holder.pid}/root")
        self._ballast = self.inside(data / "ballast")

    def fill(self, server: Server) -> None:
        """A file takes every byte that is left."""
        with self._ballast.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(bytes(4096))

    def empty(self, server: Server) -> None:
        """The file is removed."""
        self._ballast.unlink()

    def inside(self, path: Path) -> Path:
        """Through the holder's view of the file system."""
        return self._root / path.relative_to("/")


class SmallFiles:
    """The kernel does not let any file of the server grow beyond 64 kB."""

    name = "bound on files"
    entrance: tuple[str, ...] = ()

    def fill(self, server: Server) -> None:
        """The bound is there; the log that is written before data is beyond it soon."""
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (LARGEST_FILE, resource.RLIM_INFINITY))

    def empty(self, server: Server) -> None:
        """Files may be as large as they like."""
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def inside(self, path: Path) -> Path:
        """The path itself."""
        return path


@contextmanager
def small_disk(data: Path) -> Iterator[Room | None]:
    """A small disk at the data folder for as long as the block runs; None where this machine does not let us mount."""
    data.mkdir(parents=True)
    mount = f'mount -t tmpfs -o size={DISK_MEGABYTES}m,mode=0700 tmpfs "$0" && echo mounted && exec sleep infinity'
    for ways_in, ways_there in (("-m", ("-m",)), ("-rm", ("-U", "--preserve-credentials", "-m"))):
        if not shutil.which("unshare") or not shutil.which("nsenter"):
            break
        words = ["unshare", ways_in, "sh", "-c", mount, str(data)]
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as holder:
            try:
                if holder.stdout and holder.stdout.readline():
                    way_in = ("nsenter", "-t", str(holder.pid), *ways_there, "env", "-C", str(ROOT))
                    yield SmallDisk(data, holder, way_in)
                    return
            finally:
                holder.kill()
    yield None
