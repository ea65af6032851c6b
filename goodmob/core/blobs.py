"""Where files are kept: under random keys, on the disk of this machine."""

import asyncio
import os
import re
import secrets
import shutil
import tempfile
from pathlib import Path
from typing import Protocol

KEY = re.compile(r"[a-z0-9]+(/[A-Za-z0-9_-]+)+\.[a-z0-9]{1,8}")
LONGEST_KEY = 200


class Blobs(Protocol):
    """A store of files by key. ValueError for a key that `random_key` could not have made."""

    async def put(self, key: str, data: bytes | Path, content_type: str) -> None:
        """Keep the bytes, or the file, which is moved in; whole and durable when this returns."""
        ...

    async def get(self, key: str) -> bytes:
        """The whole file; FileNotFoundError where there is none."""
        ...

    async def delete(self, key: str) -> None:
        """Forget the file; doing it twice does no harm."""
        ...

    def path(self, key: str) -> Path:
        """Where the file lies, or would lie, on this machine."""
        ...

    def url(self, key: str) -> str:
        """The public address of the file."""
        ...


def random_key(shelf: str, suffix: str) -> str:
    """A key nobody can guess, such as "attachments/3f/9a/3f9a…c1.webp"; the shelf is a word, the suffix has no dot."""
    name = secrets.token_hex(16)
    return f"{shelf}/{name[:2]}/{name[2:4]}/{name}.{suffix}"


class LocalBlobs:
    """Files below one folder. The content type is not kept: the suffix of the key stands for it."""

    def __init__(self, root: Path, base_url: str) -> None:
        self._root = root.resolve()
        self._base_url = base_url.rstrip("/")

    async def put(self, key: str, data: bytes | Path, content_type: str) -> None:
        """Keep the file, at once whole: a reader sees nothing or all of it."""
        await asyncio.to_thread(_keep, self.path(key), data)

    async def get(self, key: str) -> bytes:
        """The whole file; FileNotFoundError where there is none."""
        return await asyncio.to_thread(self.path(key).read_bytes)

    async def delete(self, key: str) -> None:
        """Forget the file; its folders stay."""
        await asyncio.to_thread(self.path(key).unlink, missing_ok=True)

    def path(self, key: str) -> Path:
        """Where the file lies; never outside the folder."""
        if len(key) > LONGEST_KEY or not KEY.fullmatch(key):
            raise ValueError(f"{key!r} is not a key")
        return self._root / key

    def url(self, key: str) -> str:
        """The address at which the media slice serves the file."""
        self.path(key)
        return f"{self._base_url}/media/{key}"


def _keep(path: Path, data: bytes | Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            if isinstance(data, Path):
                with data.open("rb") as source:
                    shutil.copyfileobj(source, file, 1024 * 1024)
            else:
                file.write(data)
            file.flush()
            os.fchmod(file.fileno(), 0o644)
            os.fsync(file.fileno())
        Path(name).replace(path)
        _make_durable(path.parent)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    if isinstance(data, Path):
        data.unlink(missing_ok=True)


def _make_durable(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
