"""A workshop for tests: processes of a house with subscribers of the test's own, and a notebook they write in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any, cast

from sqlalchemy import Column, MetaData, Table, Text, bindparam, insert, select, text

from goodmob.core.bus import InProcessBus
from goodmob.core.database.interface import Reads, Transaction
from goodmob.core.database.open import open_database
from goodmob.core.database.statements import statement
from goodmob.core.events import Event, Subscriptions
from goodmob.core.house import House
from goodmob.core.ids import IdMaker
from goodmob.core.jobs.handlers import JobTable, ScheduleTable
from goodmob.core.jobs.runner import Runner
from goodmob.core.jobs.tables import job
from goodmob.core.settings import Settings
from tests.world.clock import SteppedClock

notebook = Table("notebook", MetaData(), Column("line", Text, nullable=False))

_MAKE = statement(text("CREATE TABLE notebook (line TEXT NOT NULL)"))
_NOTE = statement(insert(notebook).values(line=bindparam("line")).inline())
_LINES = statement(select(notebook.c.line).order_by(notebook.c.line))
_ROWS = statement(select(job.c.id, job.c.name, job.c.run_at, job.c.attempts, job.c.runner_id).order_by(job.c.id))


async def note(tx: Transaction, line: str) -> None:
    """Writes a line into the notebook, as a part of the transaction."""
    await tx.run(_NOTE, line=line)


async def lines(reads: Reads) -> list[str]:
    """Everything that was noted, sorted."""
    return [row.line for row in await reads.all(_LINES)]


async def rows(reads: Reads) -> list[Any]:
    """The rows of work there are, in the order of their ids."""
    return await reads.all(_ROWS)


async def announce(tx: Transaction, event: Event) -> None:
    """An action that does nothing but tell."""
    await tx.announce(event)


class Process:
    """One process of the house."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.db = house.db
        self.jobs = house.jobs

    async def tell(self, *events: Event) -> None:
        """Announces each event in an action of its own."""
        for event in events:
            await self.db.act(announce, event)

    async def stop(self) -> None:
        """Ends as a process that is asked to."""
        await self.jobs.stop(1.0)
        await self.db.close()

    async def kill(self) -> None:
        """Ends as a process that is killed: nothing is written any more."""
        await self.db.close()


class Workshop:
    """Opens processes, one after the other or side by side, on one database and one clock."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = SteppedClock()
        self._has_notebook = False

    async def open(
        self, subscriptions: Subscriptions | None = None, jobs: JobTable | None = None, schedule: ScheduleTable = ()
    ) -> Process:
        """A process that hears and does what is said here; nothing runs before `start()` or `settle()`."""
        runner = Runner(subscriptions or {}, jobs or {}, schedule)
        ids = IdMaker(self.clock)
        db = open_database(self.settings, self.clock, ids, runner.outbox)
        await db.start()
        if not self._has_notebook:
            await db.act(_make_notebook)
            self._has_notebook = True
        parts = {"settings": self.settings, "clock": self.clock, "ids": ids, "db": db, "bus": InProcessBus()}
        house = cast(House, SimpleNamespace(**parts, jobs=runner))
        await runner.open(house)
        return Process(house)

    @asynccontextmanager
    async def process(
        self, subscriptions: Subscriptions | None = None, jobs: JobTable | None = None, schedule: ScheduleTable = ()
    ) -> AsyncIterator[Process]:
        """A process for the length of a block."""
        process = await self.open(subscriptions, jobs, schedule)
        try:
            yield process
        finally:
            await process.stop()


async def _make_notebook(tx: Transaction) -> None:
    await tx.run(_MAKE)
