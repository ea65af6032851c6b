"""Reading a database file: on the loop, fresh each time, and on a thread when it takes long."""

import asyncio
from pathlib import Path

import apsw
import pytest
from sqlalchemy import BigInteger, bindparam, text

from goodmob.core.database.interface import Database
from goodmob.core.database.statements import statement
from tests.core.database.calls import CLEAN_UP, JOINED, PLACES, Scene, join, joined

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

COUNT_UP = text(
    "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :last) "
    "SELECT count(*) AS counted, max(n) AS last FROM number"
).bindparams(bindparam("last", type_=BigInteger))
COUNT = statement(COUNT_UP.columns(counted=BigInteger, last=BigInteger))
COUNT_LONG = statement(COUNT_UP.columns(counted=BigInteger, last=BigInteger), long=True)


async def test_a_read_that_takes_long_leaves_the_loop_and_is_counted(
    db: Database, caplog: pytest.LogCaptureFixture
) -> None:
    counting = asyncio.create_task(db.one(COUNT, last=2_000_000))
    await asyncio.sleep(0)

    assert await joined(db) == 0
    assert not counting.done()
    assert await counting == (2_000_000, 2_000_000)
    assert db.metrics()["long_reads"] == 1
    assert "WITH RECURSIVE" in caplog.text


async def test_a_short_read_stays_on_the_loop(db: Database) -> None:
    for _ in range(100):
        assert await db.one(COUNT, last=1_000) == (1_000, 1_000)

    assert db.metrics()["long_reads"] == 0


async def test_a_statement_said_to_be_long_does_not_try_the_loop_first(db: Database) -> None:
    counting = asyncio.create_task(db.value(COUNT_LONG, last=200_000))
    await asyncio.sleep(0)

    assert not counting.done()
    assert await counting == 200_000
    assert db.metrics()["long_reads"] == 0


async def test_several_questions_are_answered_together_also_when_they_take_long(db: Database) -> None:
    await db.act(join, 10)

    rows = await db.together(
        (JOINED, {"call_id": CLEAN_UP}), (COUNT, {"last": 2_000_000}), (PLACES, {"call_id": CLEAN_UP})
    )

    assert [rows[0][0].joined, rows[1][0].counted, rows[2][0].account_id] == [1, 2_000_000, 10]
    assert db.metrics()["long_reads"] == 1


async def test_no_snapshot_lives_on_between_reads(scene: Scene, file: Path) -> None:
    db = scene.db
    await db.act(join, 10)
    await joined(db)
    await db.together((JOINED, {"call_id": CLEAN_UP}))
    await db.one(COUNT, last=2_000_000)
    with pytest.raises(apsw.SQLError):
        await db.all(statement(text("SELECT 1 AS one FROM nowhere").columns(one=BigInteger)))

    # A checkpoint that empties the log needs everybody to have let go of it.
    other = apsw.Connection(str(file))
    other.execute("SELECT count(*) FROM trial").fetchall()
    assert other.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE) == (0, 0)
    other.close()


async def test_reading_cannot_change_anything(db: Database) -> None:
    with pytest.raises(apsw.ReadOnlyError):
        await db.all(statement(text("DELETE FROM place RETURNING account_id").columns(account_id=BigInteger)))
