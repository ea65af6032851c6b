"""The queue in front of one open screen: bounded, and ended when the screen does not keep up."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Generic, TypeVar

Frame = TypeVar("Frame", bytes, str)

MOST_FRAMES = 200
"""A screen this far behind is closed; its client comes back and reads what it missed."""

_FAREWELL_SECONDS = 1.0


class Outlet(Generic[Frame]):
    """Frames wait here until the one task that writes them has sent those before."""

    __slots__ = ("_frames", "_hanging", "_waiter", "is_closed")

    def __init__(self) -> None:
        self.is_closed = False
        self._frames: deque[Frame] = deque()
        self._waiter: asyncio.Future[None] | None = None
        self._hanging: asyncio.Task[object] | None = None

    @property
    def is_idle(self) -> bool:
        """True when nothing waits to be sent."""
        return not self._frames

    def offer(self, frame: Frame) -> None:
        """Queues a frame; the screen is closed when it has fallen too far behind."""
        if self.is_closed:
            return
        if len(self._frames) == MOST_FRAMES:
            self.close()
            return
        self._frames.append(frame)
        self._wake()

    def close(self) -> None:
        """Ends the screen, even if its writer hangs on a client that reads nothing."""
        if self.is_closed:
            return
        self.is_closed = True
        self._frames.clear()
        self._wake()
        if self._hanging is not None:
            self._hanging.cancel()

    async def run(
        self, send: Callable[[list[Frame]], Awaitable[None]], farewell: Callable[[], Awaitable[None]]
    ) -> None:
        """Sends frames, as many at once as wait, until the screen is closed; then the farewell, if it still reads."""
        writer = asyncio.current_task()
        while frames := await self._next():
            self._hanging = writer
            try:
                await send(frames)
            except asyncio.CancelledError:
                if not self.is_closed or writer is None or writer.uncancel():
                    raise
                return
            finally:
                self._hanging = None
        with suppress(TimeoutError):
            async with asyncio.timeout(_FAREWELL_SECONDS):
                await farewell()

    async def _next(self) -> list[Frame]:
        while not self._frames and not self.is_closed:
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        frames = list(self._frames)
        self._frames.clear()
        return frames

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
