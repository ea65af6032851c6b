"""The asking side: child processes started when first needed, killed when they overrun, ended when idle."""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

import goodmob
from goodmob.core.children.frames import HEAD, LONGEST, framed, length_of
from goodmob.core.errors import Unavailable

IDLE_SECONDS = 60.0
MOST_ORDERS = 50
MOST_WAITING = 32


class ChildFailed(Exception):  # noqa: N818  that a child had to be killed is foreseen
    """The child died over the order, or was killed because it took too long."""


class Children:
    """The child processes of this one, by the module they run and the lane they serve; at most one for each."""

    def __init__(self) -> None:
        self._children: dict[tuple[str, str], Child] = {}

    async def ask(self, module: str, order: bytes, *, lane: str = "", seconds: float) -> bytes:
        """The answer of `python -m module lane` to an order; orders of one lane wait for each other.

        ChildFailed when it takes longer than `seconds` or dies; Unavailable when too many wait already.
        """
        child = self._children.setdefault((module, lane), Child(module, lane))
        return await child.ask(order, seconds)

    def pids(self) -> list[int]:
        """The processes that run at the moment."""
        return [child.pid for child in self._children.values() if child.pid is not None]

    async def close(self) -> None:
        """End all of them, whatever they are doing."""
        for child in self._children.values():
            await child.end()


class Child:
    """One process, or none at the moment. It gets a clean environment, so it knows no secrets."""

    def __init__(self, module: str, lane: str) -> None:
        self._command = [sys.executable, "-P", "-m", module, *([lane] if lane else [])]
        self._process: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._orders = 0
        self._idle: asyncio.TimerHandle | None = None

    @property
    def pid(self) -> int | None:
        """The id of the process, None where none runs."""
        return self._process.pid if self._process is not None and self._process.returncode is None else None

    async def ask(self, order: bytes, seconds: float) -> bytes:
        """The answer to an order. A child that did not answer it in time, or whose asker left, is gone."""
        if self._waiting >= MOST_WAITING:
            raise Unavailable
        self._waiting += 1
        try:
            async with self._turn:
                return await self._answered(order, seconds)
        finally:
            self._waiting -= 1

    async def _answered(self, order: bytes, seconds: float) -> bytes:
        if self._idle is not None:
            self._idle.cancel()
        answer = None
        try:
            async with asyncio.timeout(seconds):
                answer = await self._exchange(order)
        except TimeoutError as error:
            raise ChildFailed(f"no answer in {seconds:g} seconds") from error
        except (OSError, EOFError) as error:
            raise ChildFailed("the child died") from error
        finally:
            if answer is None or self._orders >= MOST_ORDERS:
                await asyncio.shield(self.end())
        self._idle = asyncio.get_running_loop().call_later(IDLE_SECONDS, self.kill)
        return answer

    async def _exchange(self, order: bytes) -> bytes:
        if self._process is None or self.pid is None:
            self._process = await self._start()
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise OSError("the child has no pipes")
        self._orders += 1
        process.stdin.write(framed(order))
        await process.stdin.drain()
        size = length_of(await process.stdout.readexactly(HEAD))
        if size > LONGEST:
            raise OSError("the answer is too long to be one")
        return await process.stdout.readexactly(size)

    async def _start(self) -> asyncio.subprocess.Process:
        self._orders = 0
        return await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
            cwd="/",
            env={
                "PATH": os.environ.get("PATH", os.defpath),
                "PYTHONPATH": str(Path(goodmob.__path__[0]).parent),
                "LANG": "C.UTF-8",
                "MALLOC_ARENA_MAX": "2",
            },
        )

    def kill(self) -> asyncio.subprocess.Process | None:
        """Kill the process and whatever it started; gives it back to be waited for. The next order gets a new one."""
        if self._idle is not None:
            self._idle.cancel()
        process, self._process = self._process, None
        if process is not None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        return process

    async def end(self) -> None:
        """Kill the process and wait until it is gone."""
        process = self.kill()
        if process is not None:
            await process.wait()
