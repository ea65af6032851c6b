"""A clock that stands still until a test steps it."""

import asyncio
import heapq
from itertools import count

from goodmob.core.clock import from_iso

START = from_iso("2026-11-21T12:00:00Z")


class SteppedClock:
    """Time for tests: whoever sleeps is woken by the step that reaches his moment."""

    def __init__(self, start: int = START) -> None:
        self._now = start
        self._numbers = count()
        self._sleepers: list[tuple[int, int, asyncio.Future[None]]] = []

    def now(self) -> int:
        """The present moment in microseconds UTC."""
        return self._now

    async def sleep_until(self, moment: int) -> None:
        """Return once a step has reached the moment."""
        if moment <= self._now:
            await asyncio.sleep(0)
            return
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (moment, next(self._numbers), woken))
        await woken

    async def sleep(self, duration: int) -> None:
        """Return after steps of so many microseconds in all."""
        await self.sleep_until(self._now + duration)

    def step(self, duration: int) -> None:
        """Let so many microseconds pass and wake, in order, everybody whose moment has come."""
        self._now += duration
        while self._sleepers and self._sleepers[0][0] <= self._now:
            _, _, woken = heapq.heappop(self._sleepers)
            if not woken.done():
                woken.set_result(None)
