"""The clock of a story: it stands where the story is, and is moved on by whoever tells it."""

import asyncio

_NAP = 0.002


class StoryClock:
    """Time that only moves when it is told to; who sleeps wakes up soon after the story has come that far."""

    def __init__(self, start: int) -> None:
        self._now = start

    def now(self) -> int:
        """Where the story is, in microseconds UTC."""
        return self._now

    async def sleep_until(self, moment: int) -> None:
        """Return once the story has come to the moment."""
        while self._now < moment:  # noqa: ASYNC110 - few sleep, and not for long
            await asyncio.sleep(_NAP)
        await asyncio.sleep(0)

    async def sleep(self, duration: int) -> None:
        """Return once so many microseconds of the story are over."""
        await self.sleep_until(self._now + duration)

    def move_to(self, moment: int) -> None:
        """Goes on to the moment, never back."""
        self._now = max(self._now, moment)
