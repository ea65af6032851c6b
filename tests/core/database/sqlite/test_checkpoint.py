"""The write-ahead log: carried over when it is large, emptied when nobody writes."""

import asyncio
from pathlib import Path

import pytest

from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Database
from goodmob.core.database.sqlite import checkpoint
from tests.core.database.calls import Scene, join, open_call, until
from tests.core.database.sqlite.other_process import looking

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

TITLE = "A long title. " * 1000


@pytest.fixture(autouse=True)
def _small_log(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoint, "LARGE_BYTES", 200_000)


async def write(db: Database, count: int) -> None:
    """Some batches of calls, each of 14 kB."""
    for _ in range(count // 10):
        await asyncio.gather(*(db.act(_open_another) for _ in range(10)))


async def _open_another(tx: object) -> None:
    await open_call(tx, tx.new_id(), TITLE)  # type: ignore[arg-type, attr-defined]


def log_bytes(file: Path) -> int:
    """The size of the log's file."""
    log = file.with_name(f"{file.name}-wal")
    return log.stat().st_size if log.exists() else 0


async def test_the_log_stays_small_while_much_is_written(db: Database, file: Path) -> None:
    for _ in range(10):
        before = db.metrics()["checkpoints"]
        await write(db, 40)
        # On a busy machine the thread that carries over may come late; it has to come.
        await until(lambda before=before: db.metrics()["checkpoints"] > before)  # type: ignore[misc]

    assert log_bytes(file) < 400 * len(TITLE) / 2


async def test_the_log_is_emptied_when_nobody_has_written_for_a_while(scene: Scene, file: Path) -> None:
    await scene.db.act(join, 10)
    assert log_bytes(file) > 0
    assert scene.db.metrics()["wal_bytes"] > 0

    scene.clock.step(checkpoint.IDLE - SECOND)
    await asyncio.sleep(0.01)
    assert log_bytes(file) > 0

    scene.clock.step(SECOND)
    await until(lambda: not scene.db.metrics()["wal_bytes"])
    assert log_bytes(file) == 0


async def test_a_snapshot_held_elsewhere_lets_the_log_grow_only_until_it_ends(scene: Scene, file: Path) -> None:
    with looking(file):
        await write(scene.db, 100)
        grown = log_bytes(file)
        assert grown > 100 * len(TITLE)

    await write(scene.db, 100)
    scene.clock.step(checkpoint.IDLE)
    await until(lambda: not log_bytes(file))
