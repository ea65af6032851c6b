"""A database of PostgreSQL that many tests use, one after another, each as if it were new."""

from typing import Any

import asyncpg

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
_SHAPE = """
SELECT count(*), sum(relnatts), sum(relchecks), max(oid::bigint) FROM pg_class
WHERE relnamespace = 'public'::regnamespace
"""
_OTHERS = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_ALL = 'SELECT * FROM "{0}"'
_IS_FILLED = "SELECT '{0}' AS name WHERE EXISTS (SELECT FROM \"{0}\")"
_EMPTY = 'DELETE FROM "{0}"'


class CleanDatabase:
    """A copy of the template, which holds what a migrated database holds before anybody came."""

    def __init__(self, address: str, shape: tuple[Any, ...], first: dict[str, list[asyncpg.Record]]) -> None:
        self.address = address
        self.uses = 0
        self._shape = shape
        self._first = first

    @classmethod
    async def opened(cls, address: str) -> "CleanDatabase":
        """The database as it is now, which is how `clean` leaves it."""
        connection = await asyncpg.connect(address)
        try:
            tables = [row["tablename"] for row in await connection.fetch(_TABLES)]
            first = {name: await connection.fetch(_ALL.format(name)) for name in tables}
            return cls(address, tuple(await connection.fetchrow(_SHAPE)), first)
        finally:
            await connection.close()

    async def clean(self) -> bool:
        """Takes away what was written since; False where tables were changed, which nothing here can undo."""
        self.uses += 1
        connection = await asyncpg.connect(self.address)
        try:
            await connection.execute(_OTHERS)
            if tuple(await connection.fetchrow(_SHAPE)) != self._shape:
                return False
            async with connection.transaction():
                # Rows go in any order, whatever refers to them.
                await connection.execute("SET LOCAL session_replication_role = replica")
                for name in await self._written(connection):
                    await self._restore(connection, name)
            return True
        finally:
            await connection.close()

    async def _written(self, connection: asyncpg.Connection) -> list[str]:
        asked = " UNION ALL ".join(_IS_FILLED.format(name) for name in self._first)
        filled = {row["name"] for row in await connection.fetch(asked)}
        return sorted(filled | {name for name, rows in self._first.items() if rows})

    async def _restore(self, connection: asyncpg.Connection, name: str) -> None:
        await connection.execute(_EMPTY.format(name))
        if rows := self._first[name]:
            await connection.copy_records_to_table(name, records=[tuple(row) for row in rows])
