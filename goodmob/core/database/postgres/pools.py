"""Connections to PostgreSQL: one pool for reading and one for writing, so that no read waits behind a hot row."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import asyncpg
from asyncpg.pool import PoolConnectionProxy

from goodmob.core.database.postgres.errors import unavailable
from goodmob.core.database.waiting import LONGEST_WAIT_SECONDS
from goodmob.core.errors import Unavailable

MOST_CONNECTIONS = 10
CACHED_STATEMENTS = 500
COMMAND_SECONDS = 30
ROLLBACK_SECONDS = 5


class _Connection(asyncpg.Connection):  # type: ignore[misc]  # asyncpg has no types
    """A connection that goes back to its pool as it is: nothing in the house leaves state on it."""

    def get_reset_query(self) -> str:
        return ""


class Pool:
    """Connections for one purpose."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def open(self) -> None:
        """Connect. OSError or a PostgresError when that is not possible."""
        self._pool = await asyncpg.create_pool(
            self._url,
            min_size=1,
            max_size=MOST_CONNECTIONS,
            connection_class=_Connection,
            statement_cache_size=CACHED_STATEMENTS,
            command_timeout=COMMAND_SECONDS,
            server_settings={"application_name": "goodmob"},
        )

    @property
    def in_use(self) -> int:
        """How many connections are at work."""
        return int(self._pool.get_size() - self._pool.get_idle_size())

    async def acquire(self) -> PoolConnectionProxy:
        """A connection to be given back. Unavailable when none is free within two seconds or the server is away."""
        if self._pool.is_closing():
            raise Unavailable("Goodmob is closing", retry_after=5)
        try:
            return await self._pool.acquire(timeout=LONGEST_WAIT_SECONDS)
        except TimeoutError as error:
            raise Unavailable(retry_after=2) from error
        except Exception as error:
            raise unavailable() from error

    async def give_back(self, connection: PoolConnectionProxy) -> None:
        """Let others use it; one that is still in a transaction is ended instead."""
        # One that was lost has left the pool by itself and answers nothing any more.
        with suppress(Exception):
            if connection.is_in_transaction():
                connection.terminate()
            await self._pool.release(connection)

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[PoolConnectionProxy]:
        """A connection for the block."""
        connection = await self.acquire()
        try:
            yield connection
        finally:
            await self.give_back(connection)

    async def close(self) -> None:
        """Wait for what runs, then disconnect."""
        await self._pool.close()


@asynccontextmanager
async def transaction(connection: PoolConnectionProxy, begin: str) -> AsyncIterator[None]:
    """Commit at the end of the block; after any error or cancellation roll back, or end the connection."""
    await connection.execute(begin)
    try:
        yield
    except BaseException:
        await roll_back(connection, "ROLLBACK")
        raise
    # PostgreSQL answers COMMIT of a failed transaction with a friendly ROLLBACK.
    if (status := await connection.execute("COMMIT")) != "COMMIT":
        raise asyncpg.InFailedSQLTransactionError(f"COMMIT was answered with {status}")


async def roll_back(connection: PoolConnectionProxy, how: str) -> bool:
    """True when it was rolled back; otherwise the connection has been ended."""
    try:
        await connection.execute(how, timeout=ROLLBACK_SECONDS)
    except Exception:
        with suppress(asyncpg.InterfaceError):
            connection.terminate()
        return False
    return True
