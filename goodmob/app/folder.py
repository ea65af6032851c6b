"""The data folder: made on the first start, and held by one process at a time."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK, SOCKET = "goodmob.lock", "goodmob.sock"


class HeldError(Exception):
    """Another process holds the data folder; the message says which."""


@contextmanager
def holding(data: Path) -> Iterator[None]:
    """Makes the folder and holds it while the block runs; raises HeldError where another process does."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(data / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 32, 0).decode(errors="replace").strip() or "unknown"
            raise HeldError(f"{data} is in use by another Goodmob (process {holder})") from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)


def near(path: Path) -> str:
    """The path in its shortest form, as the address of a socket has room for about 100 bytes only."""
    return min(str(path), os.path.relpath(path), key=len)
