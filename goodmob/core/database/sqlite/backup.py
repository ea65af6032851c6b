"""A copy of the living database file, taken step by step between group commits."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import apsw

from goodmob.core.database.sqlite.writer import Writer
from goodmob.core.errors import Conflict, NotFound, Unavailable

PAGES_A_STEP = 256


async def back_up(writer: Writer, connection: apsw.Connection, path: Path, is_closing: Callable[[], bool]) -> None:
    """Copy to a new file, which appears whole or not at all.

    It steps on the writer's own connection: from another one, every commit would make it begin anew.
    """
    part = _empty_part(path)
    try:
        await _copy(writer, connection, part, is_closing)
        await asyncio.to_thread(_make_durable, part)
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)


def _empty_part(path: Path) -> Path:
    if path.exists():
        raise Conflict(f"{path} exists already")
    if not path.parent.is_dir():
        raise NotFound(f"There is no folder {path.parent}")
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    return part


async def _copy(writer: Writer, connection: apsw.Connection, part: Path, is_closing: Callable[[], bool]) -> None:
    target = apsw.Connection(str(part))
    try:
        target.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF").fetchall()
        backup = await writer.aside(lambda: target.backup("main", connection, "main"))
        try:
            while not backup.done:
                if is_closing():
                    raise Unavailable("Goodmob is closing", retry_after=5)
                await writer.aside(lambda: backup.step(PAGES_A_STEP))
        finally:
            await writer.aside(backup.finish)
    finally:
        target.close()


def _make_durable(part: Path) -> None:
    with part.open("rb") as file:
        os.fsync(file.fileno())
