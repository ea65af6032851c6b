"""Making the tables."""

import asyncpg
from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from goodmob.core.database.open import FILE_NAME
from goodmob.core.database.schema import metadata
from goodmob.core.settings import Settings


async def create_all(target: Settings | str) -> None:
    """Create every table declared so far in an empty database, for tests; a string is a PostgreSQL URL."""
    url = target if isinstance(target, str) else target.database
    if isinstance(target, Settings) and target.is_sqlite:
        engine = create_engine(f"sqlite:///{target.data / FILE_NAME}", poolclass=NullPool)
        metadata.create_all(engine)
        engine.dispose()
        return
    asynchronous = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(url), poolclass=NullPool
    )
    async with asynchronous.begin() as connection:
        await connection.run_sync(metadata.create_all)
    await asynchronous.dispose()
