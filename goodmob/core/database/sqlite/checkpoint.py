"""Carrying the write-ahead log into the database file, off the loop and before it grows large."""

import asyncio
import logging
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import apsw

from goodmob.core.clock import SECOND, Clock
from goodmob.core.database.sqlite.connect import writing_connection
from goodmob.core.database.sqlite.writer import Writer

log = logging.getLogger(__name__)

LARGE_BYTES = 16 * 1024 * 1024
IDLE = 5 * SECOND
_FRAME_HEADER_BYTES = 24


class Checkpointer:
    """PASSIVE checkpoints whenever the log has become large, TRUNCATE when nothing was written for some seconds."""

    def __init__(self, path: Path, clock: Clock, writing: apsw.Connection) -> None:
        self.wal_bytes = 0
        self.checkpoints = 0
        self._clock = clock
        self._written_at = 0
        self._written = asyncio.Event()
        self._large = asyncio.Event()
        self._large_from = LARGE_BYTES
        self._connection = writing_connection(path)
        self._frame_bytes = self._connection.pragma("page_size") + _FRAME_HEADER_BYTES
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sqlite-checkpoint")
        self._turn = asyncio.Lock()
        self._tasks: list[asyncio.Task[None]] = []
        writing.set_wal_hook(self._measure)

    def start(self, writer: Writer) -> None:
        """Begin to watch."""
        watches: list[Coroutine[Any, Any, None]] = [self._keep_small(writer), self._empty_when_idle()]
        self._tasks = [asyncio.create_task(watch, name="sqlite-checkpoint") for watch in watches]

    def committed(self) -> None:
        """Something was written just now."""
        self._written_at = self._clock.now()
        self._written.set()
        if self.wal_bytes > self._large_from:
            self._large.set()

    async def close(self) -> None:
        """Stop; SQLite itself empties the log when the last connection closes."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._thread.shutdown()
        self._connection.close()

    def _measure(self, _connection: apsw.Connection, _name: str, frames: int) -> int:
        size = frames * self._frame_bytes
        if size < self.wal_bytes:
            self._large_from = LARGE_BYTES
        self.wal_bytes = size
        return apsw.SQLITE_OK

    async def _keep_small(self, writer: Writer) -> None:
        while True:
            await self._large.wait()
            async with self._turn:
                await self._in_thread(apsw.SQLITE_CHECKPOINT_PASSIVE)
                # The log begins anew only when all of it is carried over, so the little that came meanwhile
                # is carried over while nobody writes.
                await writer.aside(lambda: self._carry_over(apsw.SQLITE_CHECKPOINT_PASSIVE))
            self._large_from = self.wal_bytes + LARGE_BYTES
            self._large.clear()

    async def _empty_when_idle(self) -> None:
        while True:
            await self._written.wait()
            while (idle_from := self._written_at + IDLE) > self._clock.now():
                await self._clock.sleep_until(idle_from)
            self._written.clear()
            async with self._turn:
                if await self._in_thread(apsw.SQLITE_CHECKPOINT_TRUNCATE) and not self._written.is_set():
                    self.wal_bytes = 0

    async def _in_thread(self, mode: int) -> bool:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._carry_over, mode)

    def _carry_over(self, mode: int) -> bool:
        try:
            self._connection.wal_checkpoint(mode=mode)
        except apsw.BusyError:
            return False
        except apsw.Error:
            log.exception("The write-ahead log could not be carried over")
            return False
        self.checkpoints += 1
        return True
