"""The writer of a database file: how actions share commits, and who waits for what."""

import asyncio
from pathlib import Path

import apsw
import pytest

from goodmob.core.database import waiting
from goodmob.core.database.interface import Database, Transaction
from goodmob.core.database.sqlite import writer
from goodmob.core.errors import Unavailable
from tests.core.database.calls import join, joined, people, until
from tests.core.database.sqlite.other_process import held

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

ADA, BEN, CLEO = 10, 11, 12


def commits(db: Database) -> int:
    """How many there were so far."""
    return db.metrics()["batches"]


async def test_actions_that_wait_share_one_commit(db: Database, file: Path) -> None:
    before = commits(db)

    with held(file):
        acts = [asyncio.create_task(db.act(join, number)) for number in range(100)]
        await asyncio.sleep(0)
    await asyncio.gather(*acts)

    assert commits(db) - before == 1
    assert await joined(db) == 100


async def test_a_commit_holds_at_most_128_actions(db: Database, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "BATCH_SECONDS", 3600.0)
    before = commits(db)

    with held(file):
        acts = [asyncio.create_task(db.act(join, number)) for number in range(2 * 128 + 1)]
        await asyncio.sleep(0)
    await asyncio.gather(*acts)

    assert commits(db) - before == 3


async def test_the_writer_commits_after_so_much_work(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "SLICE_SECONDS", 0.0)
    monkeypatch.setattr(writer, "BATCH_SECONDS", 1e-9)
    before = commits(db)

    await asyncio.gather(*(db.act(join, number) for number in range(5)))

    assert commits(db) - before == 5


@pytest.mark.parametrize(("slice_seconds", "yields"), [(0.0, True), (3600.0, False)])
async def test_the_writer_yields_to_the_loop_after_a_slice_of_work(
    db: Database, file: Path, monkeypatch: pytest.MonkeyPatch, slice_seconds: float, yields: bool
) -> None:
    monkeypatch.setattr(writer, "SLICE_SECONDS", slice_seconds)
    order: list[str] = []

    async def join_and_note(tx: Transaction, number: int) -> None:
        await join(tx, number)
        order.append("act")

    with held(file):
        acts = [asyncio.create_task(db.act(join_and_note, number)) for number in range(10)]
        await asyncio.sleep(0)
    while not all(act.done() for act in acts):
        order.append("loop")
        await asyncio.sleep(0)

    first, last = order.index("act"), len(order) - order[::-1].index("act")
    assert ("loop" in order[first:last]) is yields


async def test_the_answer_leaves_after_the_commit(db: Database, file: Path) -> None:
    other = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READONLY)

    for number in range(20):
        await db.act(join, number)
        assert other.execute("SELECT joined FROM trial").fetchall() == [(number + 1,)]
    other.close()


async def test_a_refusal_leaves_after_the_commit_too(db: Database, file: Path) -> None:
    async def refuse(tx: Transaction) -> None:
        raise KeyError

    with held(file):
        accepted, refused = asyncio.create_task(db.act(join, ADA)), asyncio.create_task(db.act(refuse))
        await asyncio.sleep(0)
        assert not refused.done()
    with pytest.raises(KeyError):
        await refused

    assert accepted.done()
    assert await people(db) == [ADA]


async def test_the_next_batch_queues_while_one_commits(db: Database) -> None:
    before = commits(db)
    ran: list[int] = []

    async def join_and_note(tx: Transaction, number: int) -> None:
        await join(tx, number)
        ran.append(number)

    first = asyncio.create_task(db.act(join_and_note, ADA))
    await until(lambda: ran)
    second = asyncio.create_task(db.act(join_and_note, BEN))
    await asyncio.gather(first, second)

    assert commits(db) - before == 2
    assert await people(db) == [ADA, BEN]


async def test_a_cancelled_caller_leaves_the_queue_before_its_savepoint(db: Database, file: Path) -> None:
    with held(file):
        acts = [asyncio.create_task(db.act(join, account)) for account in (ADA, BEN, CLEO)]
        await asyncio.sleep(0)
        acts[1].cancel()
        await asyncio.sleep(0)
    await asyncio.gather(*acts, return_exceptions=True)

    assert acts[1].cancelled()
    assert await people(db) == [ADA, CLEO]


async def test_reads_go_on_while_the_writer_waits_for_the_file(db: Database, file: Path) -> None:
    with held(file):
        act = asyncio.create_task(db.act(join, ADA))
        await asyncio.sleep(0)
        assert await joined(db) == 0
        assert not act.done()
    await act

    assert await joined(db) == 1


async def test_a_failed_begin_fails_its_batch_and_the_writer_goes_on(
    db: Database, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "PATIENCE_MILLISECONDS", 20)

    with held(file):
        answers = await asyncio.gather(db.act(join, ADA), db.act(join, BEN), return_exceptions=True)
    await db.act(join, CLEO)

    assert [type(answer) for answer in answers] == [Unavailable, Unavailable]
    assert await people(db) == [CLEO]


async def test_whoever_comes_when_the_oldest_has_waited_too_long_is_turned_away(
    db: Database, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "LONGEST_WAIT_SECONDS", 0.0)
    monkeypatch.setattr(writer, "LONGEST_WAIT_SECONDS", 0.0)

    with held(file):
        ada = asyncio.create_task(db.act(join, ADA))
        await asyncio.sleep(0.001)
        with pytest.raises(Unavailable) as refusal:
            await db.act(join, BEN)
        assert db.metrics()["delay_microseconds"] > 0
    await ada

    assert refusal.value.retry_after >= 1
    assert db.metrics()["shed_acts"] == 1
    assert await people(db) == [ADA]


async def test_closing_finishes_what_waits_and_refuses_what_comes(db: Database, file: Path) -> None:
    with held(file):
        ada = asyncio.create_task(db.act(join, ADA))
        await asyncio.sleep(0)
        closing = asyncio.create_task(db.close())
        await asyncio.sleep(0)
        with pytest.raises(Unavailable, match="closing"):
            await db.act(join, BEN)
    await asyncio.gather(ada, closing)

    kept = apsw.Connection(str(file)).execute("SELECT account_id FROM place").fetchall()
    assert kept == [(ADA,)]
    await db.start()
