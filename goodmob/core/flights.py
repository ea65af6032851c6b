"""Work for the outside that many ask for at the same moment: done once for all of them, and gently with each host."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import asynccontextmanager
from contextvars import copy_context
from functools import partial
from typing import Any, TypeVar

from goodmob.core.errors import Unavailable

T = TypeVar("T")

AT_ONCE = 2
"""So many of these requests are on their way to one host."""

MOST_WAITING = 50
"""So many wait for one host; for more there is no room."""

RETRY_SECONDS = 10


class Flights:
    """What is under way in this process; nothing of it is remembered once it is done."""

    def __init__(self) -> None:
        self._flying: dict[Hashable, asyncio.Task[Any]] = {}
        self._turns: dict[str, asyncio.Semaphore] = {}
        self._waiting: dict[str, int] = {}
        # What is done for many belongs to the request of none of them.
        self._context = copy_context()

    def __len__(self) -> int:
        """How much is under way."""
        return len(self._flying)

    async def once(self, key: Hashable, work: Callable[[], Awaitable[T]]) -> T:
        """What the work gives; who asks for the same key meanwhile gets the same answer, or the same error.

        Who goes away before it is done leaves it to the others.
        """
        task = self._flying.get(key)
        if task is None:
            task = asyncio.get_running_loop().create_task(_done(work), context=self._context.copy())
            self._flying[key] = task
            task.add_done_callback(partial(self._landed, key))
        answer: T = await asyncio.shield(task)
        return answer

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """A turn with this host, for which the block may wait; Unavailable where too many wait already."""
        if self._waiting.get(host, 0) >= AT_ONCE + MOST_WAITING:
            raise Unavailable("Too much is asked of another server at the moment", retry_after=RETRY_SECONDS)
        turns = self._turns.setdefault(host, asyncio.Semaphore(AT_ONCE))
        self._waiting[host] = self._waiting.get(host, 0) + 1
        try:
            async with turns:
                yield
        finally:
            self._waiting[host] -= 1
            if not self._waiting[host]:
                del self._waiting[host], self._turns[host]

    def _landed(self, key: Hashable, task: asyncio.Task[Any]) -> None:
        self._flying.pop(key, None)
        # Whoever waits is told; where nobody waits any more, nobody has to be.
        if not task.cancelled():
            task.exception()

    async def close(self) -> None:
        """Ends what is under way."""
        while tasks := list(self._flying.values()):
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)


async def _done(work: Callable[[], Awaitable[T]]) -> T:
    return await work()
