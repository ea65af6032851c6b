"""The one writer of a database file: it takes what waits, runs each action in a savepoint and commits them together."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import apsw

from goodmob.core.database.sqlite.errors import unavailable
from goodmob.core.database.sqlite.transaction import SqliteTransaction
from goodmob.core.database.waiting import LONGEST_WAIT_SECONDS, BatchLostError, Figures, WaitingAct
from goodmob.core.errors import Unavailable

T = TypeVar("T")

log = logging.getLogger(__name__)

MOST_ACTIONS = 128
BATCH_SECONDS = 0.020
SLICE_SECONDS = 0.002
PATIENCE_MILLISECONDS = 5_000


class Writer:
    """Owns the only connection that writes; the loop uses it between BEGIN and COMMIT, the thread at other times."""

    def __init__(
        self,
        connection: apsw.Connection,
        open_transaction: Callable[[], SqliteTransaction],
        on_commit: Callable[[], None],
    ) -> None:
        self.figures = Figures()
        self._connection = connection
        self._open_transaction = open_transaction
        self._on_commit = on_commit
        self._queue: deque[WaitingAct[Any]] = deque()
        self._asides: deque[tuple[Callable[[], Any], asyncio.Future[Any]]] = deque()
        self._wake = asyncio.Event()
        self._closing = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sqlite-writer")
        self._task = asyncio.create_task(self._write_until_closed(), name="sqlite-writer")

    @property
    def waiting(self) -> int:
        """How many actions wait."""
        return len(self._queue)

    def delay(self) -> float:
        """For how many seconds the oldest waiting action has waited."""
        return time.monotonic() - self._queue[0].since if self._queue else 0.0

    async def act(
        self, action: Callable[..., Coroutine[Any, Any, T]], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> T:
        """The action's answer, once it is durable. Unavailable when the oldest has waited too long already."""
        self._refuse_when_closing()
        if (delay := self.delay()) > LONGEST_WAIT_SECONDS:
            self.figures.shed_acts += 1
            raise Unavailable(retry_after=1 + int(delay))
        act = WaitingAct(action, args, kwargs)
        self._queue.append(act)
        self._wake.set()
        return await act.answer

    async def aside(self, work: Callable[[], T]) -> T:
        """Do something in the writer's thread between two batches, when no transaction is open."""
        self._refuse_when_closing()
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._asides.append((work, answer))
        self._wake.set()
        return await answer

    async def close(self) -> None:
        """Finish what waits; new actions are refused."""
        self._closing = True
        self._wake.set()
        await self._task
        self._thread.shutdown()

    def _refuse_when_closing(self) -> None:
        if self._closing:
            raise Unavailable("Goodmob is closing", retry_after=5)

    async def _write_until_closed(self) -> None:
        while True:
            if self._asides:
                await self._do_aside(*self._asides.popleft())
            if self._queue:
                await self._write_batch()
            if self._queue or self._asides:
                continue
            if self._closing:
                return
            self._wake.clear()
            await self._wake.wait()

    async def _do_aside(self, work: Callable[[], Any], answer: asyncio.Future[Any]) -> None:
        if answer.cancelled():
            return
        try:
            result = await self._in_thread(work)
        except Exception as error:
            if not answer.done():
                answer.set_exception(error)
        else:
            if not answer.done():
                answer.set_result(result)

    async def _write_batch(self) -> None:
        batch: list[WaitingAct[Any]] = []
        try:
            await self._begin()
            await self._work(batch)
            await self._in_thread(lambda: self._connection.execute("COMMIT"))
        except Exception as error:
            self._lose(batch, error)
            return
        self.figures.batches += 1
        self.figures.acts += len(batch)
        self.figures.refused_acts += sum(act.has_failed for act in batch)
        self._on_commit()
        for act in batch:
            act.run_callbacks()
        for act in batch:
            act.tell()

    async def _begin(self) -> None:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except apsw.BusyError:
            await self._in_thread(self._begin_patiently)

    def _begin_patiently(self) -> None:
        self._connection.set_busy_timeout(PATIENCE_MILLISECONDS)
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        finally:
            self._connection.set_busy_timeout(0)

    async def _work(self, batch: list[WaitingAct[Any]]) -> None:
        worked = 0.0
        since = time.perf_counter()
        while self._queue and len(batch) < MOST_ACTIONS and worked < BATCH_SECONDS:
            act = self._queue.popleft()
            if act.was_left():
                continue
            batch.append(act)
            self._run(act)
            if (spent := time.perf_counter() - since) > SLICE_SECONDS:
                worked += spent
                await asyncio.sleep(0)
                since = time.perf_counter()

    def _run(self, act: WaitingAct[Any]) -> None:
        transaction = self._open_transaction()
        self._connection.execute("SAVEPOINT action")
        try:
            act.context.run(act.driven(transaction).send, None)
        except StopIteration as end:
            act.succeeded(end.value, transaction)
        except BaseException as error:
            # A savepoint outside of a transaction would begin one, and its release commit it.
            if not self._connection.in_transaction:
                raise BatchLostError from error
            self._connection.execute("ROLLBACK TO action")
            act.failed(error)
        finally:
            transaction.is_open = False
        self._connection.execute("RELEASE action")

    def _lose(self, batch: list[WaitingAct[Any]], error: Exception) -> None:
        self.figures.failed_batches += 1
        log.error("A batch of %d actions could not be kept", len(batch), exc_info=error)
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except apsw.Error:
            log.exception("The failed batch could not be rolled back")
        begun = batch or [self._queue.popleft() for _ in range(min(len(self._queue), MOST_ACTIONS))]
        for act in begun:
            act.tell_unavailable(unavailable())

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)
