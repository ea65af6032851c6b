"""One server on one PostgreSQL database, as long as feeds and streams live in the memory of the server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from goodmob.app.folder import HeldError
from goodmob.core.settings import Settings

LOCK = 0x676F6F646D6F62
"""The number of the advisory lock: "goodmob"."""


@asynccontextmanager
async def alone(settings: Settings) -> AsyncIterator[None]:
    """Holds the database for this server while the block runs; HeldError where another server does."""
    # Imported where it is used, as it costs megabytes that SQLite does not need.
    import asyncpg

    # A lock belongs to its connection, so this one is kept apart from those that are shared.
    connection = await asyncpg.connect(settings.database)
    try:
        if not await connection.fetchval("SELECT pg_try_advisory_lock($1)", LOCK):
            raise HeldError("another server runs on this database; beside it there can be workers")
        yield
    finally:
        await connection.close()
