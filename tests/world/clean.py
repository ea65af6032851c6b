"""A database of PostgreSQL that many tests use, one after another, each as if it were new."""

import asyncpg

from tests.world.pools import kept_processes

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
_SHAPE = """
SELECT count(*), sum(relnatts), sum(relchecks), max(oid::bigint) FROM pg_class
WHERE relnamespace = 'public'::regnamespace
"""
_OTHERS = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND pid <> ALL($1)
"""
# A connection reports what it wrote when it ends at the latest; those that stay are made to report it (pools.py).
_CHANGES = """
SELECT relname AS name, pg_stat_get_tuples_inserted(oid) + pg_stat_get_tuples_updated(oid)
    + pg_stat_get_tuples_deleted(oid) AS changes
FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
_ALL = 'SELECT * FROM "{0}"'
_EMPTY = 'DELETE FROM "{0}"'

USES = 100
"""After so many tests the files of all tables begin anew; rows that were deleted would slow queries down for ever."""


class CleanDatabase:
    """A copy of the template, which holds what a migrated database holds before anybody came."""

    _first: dict[str, list[asyncpg.Record]]
    _shape: asyncpg.Record
    _changes: dict[str, int]

    def __init__(self, address: str, connection: asyncpg.Connection) -> None:
        self.address = address
        self._uses = 0
        self._connection = connection

    @classmethod
    async def opened(cls, address: str) -> "CleanDatabase":
        """The database as it is now, which is how `clean` leaves it."""
        connection = await asyncpg.connect(address)
        database = cls(address, connection)
        tables = [row["tablename"] for row in await connection.fetch(_TABLES)]
        database._first = {name: await connection.fetch(_ALL.format(name)) for name in tables}
        database._shape = await connection.fetchrow(_SHAPE)
        database._changes = await database._changed()
        return database

    async def clean(self) -> bool:
        """Takes away what was written since; False where tables were changed, which nothing here can undo."""
        self._uses += 1
        try:
            await self._end_others()
        except (asyncpg.PostgresConnectionError, asyncpg.InterfaceError):
            # The test ended all connections, ours among them.
            self._connection = await asyncpg.connect(self.address)
            await self._end_others()
        connection = self._connection
        if await connection.fetchrow(_SHAPE) != self._shape:
            return False
        changes = await self._changed()
        written = sorted(name for name, number in changes.items() if number != self._changes[name])
        async with connection.transaction():
            # Rows go in any order, whatever refers to them.
            await connection.execute("SET LOCAL session_replication_role = replica")
            if self._uses % USES == 0:
                written = list(self._first)
                names = ", ".join(f'"{name}"' for name in written)
                await connection.execute(f"TRUNCATE {names}")
            for name in written:
                await self._restore(connection, name)
        await connection.execute("SELECT pg_stat_force_next_flush()")
        self._changes = await self._changed()
        return True

    async def close(self) -> None:
        """Leaves the database, which is cleaned no more."""
        await self._connection.close()

    async def _end_others(self) -> None:
        await self._connection.fetch(_OTHERS, kept_processes(self.address))

    async def _changed(self) -> dict[str, int]:
        """How often rows of each table were written since it was made."""
        return {row["name"]: row["changes"] for row in await self._connection.fetch(_CHANGES)}

    async def _restore(self, connection: asyncpg.Connection, name: str) -> None:
        await connection.execute(_EMPTY.format(name))
        if rows := self._first[name]:
            await connection.copy_records_to_table(name, records=[tuple(row) for row in rows])
