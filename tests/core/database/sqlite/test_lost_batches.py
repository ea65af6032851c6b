"""When a batch cannot be kept: everybody in it hears so, and the writer lives on."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import BigInteger, Column, MetaData, Table, bindparam, text

from goodmob.core.database.interface import Database, Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Unavailable
from goodmob.core.settings import Settings
from tests.core.database.calls import CLEAN_UP, call, join, joined, open_call, people
from tests.core.database.sqlite.other_process import held

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

ADA, BEN, CLEO, DEV = 10, 11, 12, 13

promise = Table("promise", MetaData(), Column("call_id", BigInteger, nullable=False))

OPEN_OR_ROLL_BACK = statement(
    call.insert().prefix_with("OR ROLLBACK").values(id=CLEAN_UP, title="Again", joined=0, is_open=True).inline()
)
MAKE_PROMISES = statement(
    text("CREATE TABLE promise (call_id BIGINT REFERENCES call (id) DEFERRABLE INITIALLY DEFERRED)")
)
PROMISE = statement(promise.insert().values(call_id=bindparam("call_id")).inline())
PAGES = statement(text("PRAGMA page_count").columns(pages=BigInteger))
LIMIT_PAGES = "PRAGMA max_page_count = {}"


async def end_everything(tx: Transaction, swallow: bool) -> None:
    """SQLite ends the transaction around all savepoints."""
    try:
        await tx.run(OPEN_OR_ROLL_BACK)
    except Exception:
        if not swallow:
            raise


@pytest.mark.parametrize("swallow", [False, True])
async def test_when_the_outer_transaction_dies_its_batch_fails_and_the_next_works(
    db: Database, file: Path, swallow: bool
) -> None:
    with held(file):
        acts = [asyncio.create_task(db.act(join, account)) for account in (ADA, BEN)]
        acts.append(asyncio.create_task(db.act(end_everything, swallow)))  # type: ignore[arg-type]
        acts.append(asyncio.create_task(db.act(join, CLEO)))
        await asyncio.sleep(0)
    ada, ben, ending, cleo = await asyncio.gather(*acts, return_exceptions=True)

    assert [type(answer) for answer in (ada, ben, ending)] == [Unavailable] * 3
    assert cleo == CLEO
    assert (await people(db), await joined(db)) == ([CLEO], 1)


async def test_a_failed_commit_fails_everybody_in_the_batch_with_an_error_of_his_own(db: Database, file: Path) -> None:
    told: list[str] = []

    async def make(tx: Transaction) -> None:
        await tx.run(MAKE_PROMISES)

    async def break_promise(tx: Transaction) -> None:
        tx.after_commit(lambda: told.append("broken"))
        await tx.run(PROMISE, call_id=404)

    await db.act(make)
    with held(file):
        acts = [asyncio.create_task(db.act(join, account)) for account in (ADA, BEN)]
        acts.append(asyncio.create_task(db.act(break_promise)))  # type: ignore[arg-type]
        await asyncio.sleep(0)
    answers = await asyncio.gather(*acts, return_exceptions=True)

    assert [type(answer) for answer in answers] == [Unavailable] * 3
    assert len({id(answer) for answer in answers}) == 3
    assert (await people(db), told) == ([], [])
    await db.act(join, CLEO)
    assert await people(db) == [CLEO]


async def test_a_full_disk_loses_nothing_that_was_answered(db: Database) -> None:
    async def limit_pages(tx: Transaction, more: int) -> None:
        pages = await tx.value(PAGES)
        await tx.all(statement(text(LIMIT_PAGES.format(pages + more)).columns(pages=BigInteger)))

    long_title = "A very long title. " * 500
    await db.act(limit_pages, 20)
    answers = await asyncio.gather(
        *(db.act(open_call, number, long_title) for number in range(100, 140)), return_exceptions=True
    )
    kept = [answer for answer in answers if isinstance(answer, int)]

    assert 0 < len(kept) < 40
    assert {type(answer) for answer in answers if not isinstance(answer, int)} == {Unavailable}
    await db.act(limit_pages, 1000)
    await db.act(open_call, 200, long_title)
    rows = await db.all(statement(call.select().with_only_columns(call.c.id).order_by(call.c.id)))
    assert [row.id for row in rows] == [CLEAN_UP, *kept, 200]


CRASHING = """
import asyncio, os, sys
from pathlib import Path
from goodmob.core.settings import Settings
from tests.core.database.calls import Scene, join

async def main():
    scene = Scene(Settings(data=Path(sys.argv[1])))
    await scene.db.start()

    async def join_and_tell(number):
        await scene.db.act(join, number)
        os.write(1, f"{number}\\n".encode())

    for base in range(0, 1_000_000, 100):
        await asyncio.gather(*(join_and_tell(base + number) for number in range(100)))

asyncio.run(main())
"""


def kill_after_500_answers(data: Path) -> list[int]:
    """Who was told to have a place by a process that is killed while it works."""
    command = [sys.executable, "-c", CRASHING, str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        answers = [process.stdout.readline() for _ in range(500)]
        process.kill()
        return [int(line) for line in [*answers, *process.stdout.readlines()] if line.endswith("\n")]


async def test_what_was_acknowledged_survives_a_kill(db: Database, settings: Settings, file: Path) -> None:
    await db.close()
    acknowledged = await asyncio.to_thread(kill_after_500_answers, settings.data)

    await db.start()
    kept = await people(db)
    assert set(acknowledged) <= set(kept)
    assert len(kept) == len(set(kept)) == await joined(db)
