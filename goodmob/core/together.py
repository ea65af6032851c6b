"""Work that several want at the same time and that is done once for all of them."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from contextvars import copy_context
from typing import Any, TypeVar

T = TypeVar("T")


class Together:
    """What is being done, by key; nothing is remembered once it is done."""

    def __init__(self) -> None:
        self._running: dict[Hashable, asyncio.Task[Any]] = {}
        # Work belongs to nobody's request or transaction, whoever asked for it first.
        self._context = copy_context()

    def __len__(self) -> int:
        """How much is being done."""
        return len(self._running)

    async def once(self, key: Hashable, work: Callable[[], Awaitable[T]]) -> T:
        """The result of this work, or of the same work that runs already; it goes on when its asker leaves."""
        task = self._running.get(key)
        if task is None:
            task = asyncio.get_running_loop().create_task(_done(work), context=self._context.copy())
            self._running[key] = task
            task.add_done_callback(lambda _: self._running.pop(key, None))
        result: T = await asyncio.shield(task)
        return result

    async def close(self) -> None:
        """End what is being done."""
        while tasks := set(self._running.values()):
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)


async def _done(work: Callable[[], Awaitable[T]]) -> T:
    return await work()
