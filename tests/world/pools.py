"""Connections to PostgreSQL that stay open from one test to the next: a new one costs as much as a short story."""

import asyncio
from collections import defaultdict
from typing import Any

import asyncpg
import pytest

from goodmob.core.database.postgres import pools

_open = pools.Pool.open
_kept: defaultdict[str, list[tuple[asyncpg.Pool, list[int]]]] = defaultdict(list)
_FORGET = "SELECT pg_advisory_unlock_all(), pg_stat_force_next_flush()"


def keep_pools(patch: pytest.MonkeyPatch) -> None:
    """From here on a house takes the pools that the last one on its database left, and leaves its own."""
    patch.setattr(pools.Pool, "open", _take)
    patch.setattr(pools.Pool, "close", _leave)


def kept_processes(address: str) -> list[int]:
    """Those that PostgreSQL runs for what is kept for a database."""
    return [process for _, processes in _kept[address] for process in processes]


def end_pools(address: str) -> None:
    """Ends what is kept for a database."""
    for pool, _ in _kept.pop(address, ()):
        pool.terminate()


def end_all_pools() -> None:
    """Ends all that is kept."""
    for address in list(_kept):
        end_pools(address)


async def _take(self: Any) -> None:
    if kept := _kept[self._url]:
        self._pool, _ = kept.pop()
    else:
        await _open(self)


async def _leave(self: Any) -> None:
    pool = self._pool
    try:
        async with asyncio.timeout(5):
            connections = [await pool.acquire() for _ in range(pool.get_size())]
            processes = [connection.get_server_pid() for connection in connections]
            for connection in connections:
                # What it wrote is told now, as `clean` asks for it; its locks would outlive its house.
                await connection.execute(_FORGET)
                await pool.release(connection)
    except Exception:  # a connection that was lost, or is not given back: the next house has others
        pool.terminate()
        return
    _kept[self._url].append((pool, processes))
