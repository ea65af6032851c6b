"""Writing on PostgreSQL: each action in a transaction of its own, those of one lane together."""

import asyncio
import random
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from asyncpg.pool import PoolConnectionProxy

from goodmob.core.database.postgres.errors import COLLISIONS, in_our_words
from goodmob.core.database.postgres.lanes import Lanes
from goodmob.core.database.postgres.pools import Pool, transaction
from goodmob.core.database.postgres.transaction import PostgresTransaction, run_action
from goodmob.core.database.waiting import Figures, WaitingAct
from goodmob.core.errors import Unavailable

T = TypeVar("T")

MOST_ATTEMPTS = 8
LONGEST_PAUSE_SECONDS = 0.05
_BEGIN = "BEGIN ISOLATION LEVEL READ COMMITTED"


class Writer:
    """Runs actions on the writing pool."""

    def __init__(self, pool: Pool, open_transaction: Callable[[PoolConnectionProxy], PostgresTransaction]) -> None:
        self.figures = Figures()
        self._pool = pool
        self._open_transaction = open_transaction
        self._lanes = Lanes(pool, open_transaction, self.figures)
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_closing = False
        self._waiting = 0

    @property
    def waiting(self) -> int:
        """How many actions wait."""
        return self._waiting + self._lanes.waiting

    async def act(
        self,
        action: Callable[..., Coroutine[Any, Any, T]],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        lane: int | None,
    ) -> T:
        """The action's answer, once it is durable. Unavailable when its turn does not come within two seconds."""
        if self._is_closing:
            raise Unavailable("Goodmob is closing", retry_after=5)
        act = WaitingAct(action, args, kwargs)
        if lane is not None:
            self._lanes.add(lane, act)
        else:
            await self._begin_alone(act)
        return await act.answer

    async def close(self) -> None:
        """Finish what waits; new actions are refused."""
        self._is_closing = True
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._lanes.close()

    async def _begin_alone(self, act: WaitingAct[Any]) -> None:
        self._waiting += 1
        try:
            connection = await self._pool.acquire()
        except Unavailable:
            self.figures.shed_acts += 1
            raise
        finally:
            self._waiting -= 1
        # A task of its own, because a caller that leaves now does not stop the action half way.
        task = asyncio.create_task(self._run_alone(connection, act))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run_alone(self, connection: PoolConnectionProxy, act: WaitingAct[Any]) -> None:
        try:
            await self._attempt(connection, act)
            while act.collided and act.attempts < MOST_ATTEMPTS:
                # Not through the clock: this is the database's time, which no test steps.
                await asyncio.sleep(random.uniform(0, LONGEST_PAUSE_SECONDS))  # noqa: S311 - no secret
                await self._attempt(connection, act)
        finally:
            await self._pool.give_back(connection)
        self.figures.acts += 1
        self.figures.refused_acts += act.has_failed
        act.run_callbacks()
        act.tell()

    async def _attempt(self, connection: PoolConnectionProxy, act: WaitingAct[Any]) -> None:
        opened = self._open_transaction(connection)
        try:
            async with transaction(connection, _BEGIN):
                result = await run_action(act, opened)
        except BaseException as error:
            act.failed(in_our_words(error), collided=isinstance(opened.failure, COLLISIONS))
        else:
            act.succeeded(result, opened)
