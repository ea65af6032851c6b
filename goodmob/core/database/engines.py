"""SQLAlchemy's own engines, for making and changing tables, which is all that they are used for."""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

SQLITE_SCHEME = "sqlite:///"


def sqlite_engine(url: str) -> Engine:
    """An engine on a database file (sqlite:/// and a path) whose transactions hold DDL too.

    References are off, because a table is changed by building it anew; check_references() looks at them afterwards.
    """
    path = url.removeprefix(SQLITE_SCHEME)
    engine = create_engine("sqlite://", creator=lambda: _connect(path), poolclass=NullPool)
    event.listen(engine, "begin", _begin)
    return engine


def postgres_engine(url: str) -> AsyncEngine:
    """An engine on a PostgreSQL server (postgresql://…, also with a socket's folder as ?host=)."""

    async def connect() -> Any:
        import asyncpg

        return await asyncpg.connect(url)

    return create_async_engine("postgresql+asyncpg://", async_creator=connect, poolclass=NullPool)


def check_references(connection: Connection) -> None:
    """ValueError when a row refers to one that does not exist."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        tables = sorted({f"{row[0]} -> {row[2]}" for row in broken})
        raise ValueError(f"{len(broken)} rows refer to rows that do not exist: {', '.join(tables)}")


def _connect(path: str) -> sqlite3.Connection:
    # With another isolation level the driver commits before DDL, and a failed migration leaves half of it behind.
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    return connection


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
