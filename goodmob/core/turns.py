"""Turns with other hosts: a few requests at a time with each, so that nobody is stormed and nobody holds others up."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from goodmob.core.errors import Unavailable

AT_ONCE = 2
"""So many of these requests are on their way to one host."""

MOST_WAITING = 50
"""So many wait for one host; for more there is no room."""

RETRY_SECONDS = 10


class Turns:
    """Who is with which host; nothing is remembered of a host with which nobody is."""

    def __init__(self) -> None:
        self._turns: dict[str, asyncio.Semaphore] = {}
        self._present: dict[str, int] = {}

    def __len__(self) -> int:
        """With how many hosts somebody is, or waits for a turn."""
        return len(self._present)

    @asynccontextmanager
    async def of(self, host: str) -> AsyncIterator[None]:
        """A turn with this host, for which the block may wait; Unavailable where too many wait already."""
        if self._present.get(host, 0) >= AT_ONCE + MOST_WAITING:
            raise Unavailable("Too much is asked of another server at the moment", retry_after=RETRY_SECONDS)
        turns = self._turns.setdefault(host, asyncio.Semaphore(AT_ONCE))
        self._present[host] = self._present.get(host, 0) + 1
        try:
            async with turns:
                yield
        finally:
            self._present[host] -= 1
            if not self._present[host]:
                del self._present[host], self._turns[host]
