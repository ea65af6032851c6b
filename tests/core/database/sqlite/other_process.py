"""What another process could do to the file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw


@contextmanager
def held(file: Path) -> Iterator[None]:
    """It writes as long as the block lasts."""
    other = apsw.Connection(str(file))
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@contextmanager
def looking(file: Path) -> Iterator[apsw.Connection]:
    """It reads one and the same snapshot as long as the block lasts."""
    other = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READONLY)
    other.execute("BEGIN; SELECT count(*) FROM trial").fetchall()
    try:
        yield other
    finally:
        other.execute("COMMIT")
        other.close()
