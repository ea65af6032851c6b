"""Work that many causes ask for and that is done once in a while: news of a tally, twice a second at most."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Hashable
from contextvars import copy_context
from dataclasses import dataclass

from goodmob.core.clock import Clock

log = logging.getLogger(__name__)

Work = Callable[[], Awaitable[None]]


@dataclass(slots=True)
class _Pace:
    """The pace of one key: what is to be done next, and until when it rests (0 while something is done)."""

    interval: int
    work: Work | None
    rests_until: int = 0


class Pacer:
    """Merges calls for the same work; what it holds is in memory and lost at the end of the process."""

    def __init__(self, clock: Clock) -> None:
        self.failed = 0
        self._clock = clock
        self._paces: dict[Hashable, _Pace] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._moved = asyncio.Event()
        self._is_closed = False
        # Work belongs to nobody's request or transaction, whoever asked for it first.
        self._context = copy_context()

    def __len__(self) -> int:
        """How many keys are remembered: those whose last work began less than their interval ago."""
        return len(self._paces)

    def soon(self, key: Hashable, interval_us: int, work: Work) -> None:
        """Does the work at once, or as soon as an interval has passed since work of this key last began.

        Of several calls within that time the last one is done. What fails is logged, and the next call is heard.
        """
        if self._is_closed:
            return
        pace = self._paces.get(key)
        if pace is not None:
            pace.interval, pace.work = interval_us, work
            return
        pace = self._paces[key] = _Pace(interval_us, work)
        task = asyncio.get_running_loop().create_task(self._keep(key, pace), context=self._context.copy())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settle(self) -> None:
        """Returns when all is done that is due by now."""
        while any(pace.rests_until <= self._clock.now() for pace in self._paces.values()):
            self._moved.clear()
            await self._moved.wait()

    async def close(self) -> None:
        """Ends what waits or is being done; later calls are not heard."""
        self._is_closed = True
        while tasks := set(self._tasks):
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
        # A task that is cancelled before it begins never comes to its own tidying up.
        self._paces.clear()
        self._moved.set()

    async def _keep(self, key: Hashable, pace: _Pace) -> None:
        try:
            while (work := pace.work) is not None:
                pace.work, pace.rests_until = None, 0
                began = self._clock.now()
                await self._do(key, work)
                pace.rests_until = began + pace.interval
                self._moved.set()
                await self._clock.sleep_until(pace.rests_until)
        finally:
            self._paces.pop(key, None)
            self._moved.set()

    async def _do(self, key: Hashable, work: Work) -> None:
        try:
            await work()
        except Exception:
            self.failed += 1
            log.exception("Paced work failed: %s", key)
