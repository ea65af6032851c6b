"""The runner: does what rows of work ask for, in this process, until it is stopped."""

import asyncio
import logging
from collections.abc import Coroutine
from contextvars import copy_context
from typing import TYPE_CHECKING, Any

from goodmob.core.clock import SECOND
from goodmob.core.errors import Unavailable
from goodmob.core.events import Subscriptions
from goodmob.core.jobs.handlers import Again, JobTable, ScheduleTable, handlers_of
from goodmob.core.jobs.lanes import Lanes, Work
from goodmob.core.jobs.leases import Leases
from goodmob.core.jobs.ledger import Ledger, Outcome, write_work
from goodmob.core.jobs.outbox import RowOutbox
from goodmob.core.jobs.statements import Waiting
from goodmob.core.schedule import Timetable

if TYPE_CHECKING:
    from goodmob.core.house import House

log = logging.getLogger(__name__)

_LONGEST_ERROR = 500


class Runner:
    """Runs subscribers, jobs and the timetable.

    `outbox` goes into the database that the house is built with; then `open(house)`, and `start()` or, in tests,
    `settle()`. Work of the names in `left_to_others` is written down and neither leased nor run by this process.
    """

    def __init__(
        self,
        subscriptions: Subscriptions,
        jobs: JobTable,
        schedule: ScheduleTable,
        left_to_others: frozenset[str] = frozenset(),
    ) -> None:
        self.ran = 0
        self.failed = 0
        self._handlers = handlers_of(subscriptions, jobs, schedule)
        self._lanes = Lanes(self._begin, self._claim_soon)
        self._own = self._handlers.keys() - left_to_others
        self.outbox = RowOutbox(subscriptions, self._handlers, self._lanes, self._own)
        self._timetable = Timetable(schedule)
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_claiming = self._wants_claim = False
        self._looking: asyncio.Task[None] | None = None

    async def open(self, house: "House") -> None:
        """Takes its place in the database; from now on rows written by this process are handed over in memory."""
        self._house = house
        # What an action hands over must not run as a part of that action.
        self._context = copy_context()
        self._id = house.ids.new()
        self._leases = Leases(house.db, self._id, self._lanes, sorted(self._own))
        self._ledger = Ledger(house.db, self._id, self.outbox)
        self._lanes.bound(house.db.work_at_once)
        await self._leases.begin(house.clock.now(), alone=house.settings.is_sqlite)
        await self._timetable.open(house.db, house.clock.now())
        self.outbox.runner_id = self._id

    def start(self) -> None:
        """Runs what was handed over, and looks each second for what else is due."""
        self._lanes.is_open = True
        self._looking = asyncio.create_task(self._keep_looking(), context=self._context.copy())

    async def stop(self, within: float) -> None:
        """Lets what runs finish within so many seconds, ends the rest, and frees the rows that are not done."""
        self._lanes.is_open = False
        self.outbox.runner_id = None
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.wait([self._looking])
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=within)
        while unfinished := set(self._tasks):
            for task in unfinished:
                task.cancel()
            await asyncio.wait(unfinished)
        try:
            await self._ledger.write_down()
            await self._leases.end(self._house.clock.now())
        except Exception:
            log.exception("The rows of this runner could not be freed; they are taken over when its lease ends")

    async def settle(self) -> None:
        """Runs everything that is due, and what follows from it, until nothing is left."""
        was_open, self._lanes.is_open = self._lanes.is_open, True
        try:
            busy = True
            while busy:
                ran = self.ran
                await self._look()
                self._lanes.serve()
                # What ran to its end while it looked may have ordered more.
                busy = bool(self._tasks) or self.ran > ran
                while self._tasks:
                    await asyncio.wait(self._tasks)
        finally:
            self._lanes.is_open = was_open

    async def _keep_looking(self) -> None:
        while True:
            try:
                await self._look()
            except Exception:
                log.exception("Looking for due jobs failed")
            await self._house.clock.sleep(SECOND)

    async def _look(self) -> None:
        now = self._house.clock.now()
        await self._leases.renew(now)
        await self._timetable.fire(self._house.db, now)
        await self._leases.claim(now, self._take)
        await self._ledger.write_down()

    def _claim_soon(self) -> None:
        self._wants_claim = True
        if not self._is_claiming:
            self._is_claiming = True
            self._spawn(self._claim())

    async def _claim(self) -> None:
        # One at a time: whatever is ordered meanwhile is looked for once more.
        try:
            while self._wants_claim:
                self._wants_claim = False
                await self._leases.claim(self._house.clock.now(), self._take)
        finally:
            self._is_claiming = False

    def _take(self, rows: list[Waiting]) -> None:
        works = []
        for row in rows:
            work = Work(row.id, self._handlers[row.name], None, row.lane, row.key, row.attempts, row.version)
            try:
                work.payload = work.handler.decode(row.payload)
            except ValueError as error:
                self._note_failure(work, error)
            else:
                works.append(work)
        self._lanes.take(works)

    def _begin(self, work: Work) -> None:
        self._spawn(self._run(work))

    async def _run(self, work: Work) -> None:
        self.ran += 1
        try:
            if work.handler.only_writes:
                await self._house.db.act(write_work, self._id, work, self.outbox)
            else:
                result = await work.handler.fn(self._house, work.payload)
                self._note(Outcome(work, again=result if isinstance(result, Again) else None))
        except asyncio.CancelledError as error:
            if not self._lanes.is_open:
                raise
            self._note_failure(work, error)
        except Exception as error:
            self._note_failure(work, error)
        finally:
            self._lanes.finished(work)

    def _note_failure(self, work: Work, error: BaseException) -> None:
        self.failed += 1
        counts = not isinstance(error, Unavailable)
        if counts:
            log.warning("%s failed, attempt %d", work.handler.name, work.attempts + 1, exc_info=error)
        told = f"{type(error).__name__}: {error}"[:_LONGEST_ERROR]
        self._note(Outcome(work, error=told, counts=counts))

    def _note(self, outcome: Outcome) -> None:
        if self._ledger.note(outcome):
            self._spawn(self._ledger.write_down())

    def _spawn(self, doing: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(doing, context=self._context.copy())
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("A step of the runner failed and will be repeated", exc_info=error)
