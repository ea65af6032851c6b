"""Hot backup: the copy is whole, of one moment, and taken while people go on joining."""

import asyncio
from pathlib import Path
from typing import cast

import apsw
import pytest

from goodmob.core.database.interface import Database
from goodmob.core.database.sqlite import backup
from goodmob.core.errors import Conflict, NotFound, Unavailable
from tests.core.database.calls import join, joined, people

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def kept_in(copy: Path) -> list[int]:
    """Who has a place in the copy, which must be consistent."""
    connection = apsw.Connection(str(copy))
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    rows = cast(list[tuple[int]], connection.execute("SELECT account_id FROM place ORDER BY account_id").fetchall())
    assert connection.execute("SELECT joined FROM trial").fetchall() == [(len(rows),)]
    connection.close()
    return [row[0] for row in rows]


async def test_a_backup_holds_everything_and_belongs_to_its_owner_only(db: Database, tmp_path: Path) -> None:
    await asyncio.gather(*(db.act(join, number) for number in range(500)))
    copy = tmp_path / "copy.db"

    await db.backup(copy)

    assert kept_in(copy) == await people(db)
    assert copy.stat().st_mode & 0o777 == 0o600


async def test_a_backup_ends_while_people_go_on_joining(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "PAGES_A_STEP", 1)
    copy = tmp_path / "copy.db"
    numbers = iter(range(1_000_000))
    backing_up = asyncio.create_task(db.backup(copy))
    while not backing_up.done():
        await asyncio.gather(*(db.act(join, next(numbers)) for _ in range(10)))
    await backing_up

    copied = kept_in(copy)
    assert copied
    assert copied == (await people(db))[: len(copied)]
    assert await joined(db) == next(numbers)


async def test_an_existing_file_is_not_overwritten(db: Database, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_text("precious")

    with pytest.raises(Conflict, match="exists already"):
        await db.backup(copy)

    assert copy.read_text() == "precious"


async def test_a_backup_into_no_folder_is_refused(db: Database, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no folder"):
        await db.backup(tmp_path / "nowhere" / "copy.db")


async def test_a_backup_that_is_broken_off_leaves_nothing(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "PAGES_A_STEP", 1)
    copy = tmp_path / "folder" / "copy.db"
    copy.parent.mkdir()

    backing_up = asyncio.create_task(db.backup(copy))
    await asyncio.sleep(0.001)
    await db.close()
    with pytest.raises(Unavailable):
        await backing_up

    assert list(copy.parent.iterdir()) == []
    await db.start()
    assert await db.act(join, 10) == 10
