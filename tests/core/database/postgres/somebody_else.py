"""What others could do on the server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from tests.core.database.calls import CLEAN_UP, Scene

END_ALL = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1"


@asynccontextmanager
async def somebody_else(scene: Scene) -> AsyncIterator[Any]:
    """A connection that is not ours."""
    connection = await asyncpg.connect(scene.settings.database)
    try:
        yield connection
    finally:
        await connection.close()


async def end_connections(scene: Scene) -> None:
    """The administrator ends every connection to our database."""
    async with administrator(scene) as (connection, name):
        await connection.execute(END_ALL, name)


@asynccontextmanager
async def closed_to_everybody(scene: Scene) -> AsyncIterator[None]:
    """Our database admits nobody as long as the block lasts."""
    async with administrator(scene) as (connection, name):
        await connection.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        await connection.execute(END_ALL, name)
        try:
            yield
        finally:
            await connection.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


@asynccontextmanager
async def administrator(scene: Scene) -> AsyncIterator[tuple[Any, str]]:
    """A connection to the server, not to our database, and our database's name."""
    async with somebody_else(scene) as ours:
        name = await ours.fetchval("SELECT current_database()")
    connection = await asyncpg.connect(scene.settings.database, database="postgres")
    try:
        yield connection, name
    finally:
        await connection.close()


@asynccontextmanager
async def hot_row(scene: Scene, call_id: int = CLEAN_UP) -> AsyncIterator[None]:
    """Somebody else holds the row of a call as long as the block lasts."""
    async with somebody_else(scene) as connection, connection.transaction():
        await connection.execute("SELECT * FROM trial WHERE id = $1 FOR UPDATE", call_id)
        yield


async def left_behind(scene: Scene) -> int:
    """How many of our connections still have a transaction or an advisory lock while nobody acts."""
    async with somebody_else(scene) as connection:
        left = await connection.fetchval("""
            SELECT (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (
                        SELECT oid FROM pg_database WHERE datname = current_database()))
                 + (SELECT count(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND state LIKE 'idle in transaction%')
        """)
        assert isinstance(left, int)
        return left
