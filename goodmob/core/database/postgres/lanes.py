"""Lanes: actions on one hot row run one after another in savepoints and share a commit, as all do on SQLite."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from asyncpg.pool import PoolConnectionProxy

from goodmob.core.database.postgres.errors import COLLISIONS, unavailable
from goodmob.core.database.postgres.pools import Pool, roll_back, transaction
from goodmob.core.database.postgres.transaction import PostgresTransaction, run_action
from goodmob.core.database.waiting import LONGEST_WAIT_SECONDS, BatchLostError, Figures, WaitingAct
from goodmob.core.errors import Unavailable

log = logging.getLogger(__name__)

# PostgreSQL keeps up to 64 subtransactions of a connection in memory; with more, all other connections slow down.
MOST_ACTIONS = 60
BATCH_SECONDS = 0.020
MOST_ATTEMPTS = 8


class Lanes:
    """One queue and one serving task for each lane in which something waits."""

    def __init__(
        self,
        pool: Pool,
        open_transaction: Callable[[PoolConnectionProxy], PostgresTransaction],
        figures: Figures,
    ) -> None:
        self._pool = pool
        self._open_transaction = open_transaction
        self._figures = figures
        self._queues: dict[int, deque[WaitingAct[Any]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def waiting(self) -> int:
        """How many actions wait in all lanes."""
        return sum(map(len, self._queues.values()))

    def add(self, lane: int, act: WaitingAct[Any]) -> None:
        """Let it wait for its turn. Unavailable when the oldest of the lane has waited too long already."""
        queue = self._queues.get(lane)
        if queue is None:
            queue = self._queues[lane] = deque()
            task = asyncio.create_task(self._serve(lane, queue))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        elif queue and act.since - queue[0].since > LONGEST_WAIT_SECONDS:
            self._figures.shed_acts += 1
            raise Unavailable(retry_after=2)
        queue.append(act)

    async def close(self) -> None:
        """Finish what waits."""
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, lane: int, queue: deque[WaitingAct[Any]]) -> None:
        try:
            while queue:
                await self._write_batch(lane, queue)
        finally:
            del self._queues[lane]

    async def _write_batch(self, lane: int, queue: deque[WaitingAct[Any]]) -> None:
        batch: list[WaitingAct[Any]] = []
        # The lock ends with the transaction; an integer needs no quoting.
        begin = f"BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock({lane:d}); SAVEPOINT action"
        try:
            async with self._pool.connection() as connection, transaction(connection, begin):
                await self._work(connection, queue, batch)
        except Exception as error:
            self._lose(queue, batch, error)
            return
        self._figures.batches += 1
        self._figures.acts += len(batch)
        self._figures.refused_acts += sum(act.has_failed for act in batch)
        for act in batch:
            act.run_callbacks()
        for act in batch:
            act.tell()

    async def _work(
        self, connection: PoolConnectionProxy, queue: deque[WaitingAct[Any]], batch: list[WaitingAct[Any]]
    ) -> None:
        began = time.monotonic()
        is_savepoint_used = False
        while queue and len(batch) < MOST_ACTIONS and time.monotonic() - began < BATCH_SECONDS:
            act = queue.popleft()
            if act.was_left():
                continue
            if is_savepoint_used:
                await connection.execute("RELEASE SAVEPOINT action; SAVEPOINT action")
            batch.append(act)
            is_savepoint_used = await self._run(connection, act)
            if act.collided and act.attempts < MOST_ATTEMPTS:
                queue.append(batch.pop())

    async def _run(self, connection: PoolConnectionProxy, act: WaitingAct[Any]) -> bool:
        opened = self._open_transaction(connection)
        try:
            act.succeeded(await run_action(act, opened), opened)
        except BaseException as error:
            act.failed(error, collided=isinstance(opened.failure, COLLISIONS))
            if opened.failure is None and not opened.has_changed_rows:
                return False
            if not await roll_back(connection, "ROLLBACK TO SAVEPOINT action"):
                raise BatchLostError from error
            return False
        return opened.has_changed_rows

    def _lose(self, queue: deque[WaitingAct[Any]], batch: list[WaitingAct[Any]], error: Exception) -> None:
        self._figures.failed_batches += 1
        log.error("A lane's batch of %d actions could not be kept", len(batch), exc_info=error)
        begun = batch or [queue.popleft() for _ in range(min(len(queue), MOST_ACTIONS))]
        for act in begun:
            act.tell_unavailable(unavailable())
