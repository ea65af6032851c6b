"""Backup and restoration of a PostgreSQL database, table by table, with the files beside it."""

import tarfile
import tempfile
from typing import IO

import asyncpg

from goodmob.app.backup.archive import MEDIA, add_bytes, add_file, add_folder, files, unpack_one
from goodmob.app.tables import metadata
from goodmob.core.database.terms import derived
from goodmob.core.errors import Conflict, Malformed
from goodmob.core.sealing import FILE_NAME as KEY
from goodmob.core.settings import Settings

TABLES = "tables"


async def add_data(archive: tarfile.TarFile, settings: Settings) -> None:
    """Adds every table as of one moment, then the files, so that every file they name is there."""
    connection = await asyncpg.connect(settings.database)
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            for table in metadata.sorted_tables:
                with tempfile.TemporaryFile() as file:
                    columns = [column.name for column in table.columns]
                    await connection.copy_from_table(table.name, columns=columns, output=file, format="text")
                    size = file.tell()
                    file.seek(0)
                    add_bytes(archive, f"{TABLES}/{table.name}", file, size)
    finally:
        await connection.close()
    add_folder(archive, settings.data / MEDIA, MEDIA)
    add_file(archive, settings.data / KEY)


async def put_back(archive: tarfile.TarFile, settings: Settings) -> None:
    """Fills a database that has its tables and no accounts yet, in one transaction; Conflict where it has some."""
    connection = await asyncpg.connect(settings.database)
    try:
        async with connection.transaction():
            if await connection.fetchval("SELECT EXISTS (SELECT FROM account)"):
                raise Conflict("The database has accounts already; restore into an empty one")
            await connection.execute(f"TRUNCATE {', '.join([*metadata.tables, *derived.tables])}")
            for name, source in files(archive):
                if name.startswith(f"{TABLES}/"):
                    await _fill(connection, name.removeprefix(f"{TABLES}/"), source)
                else:
                    unpack_one(name, source, settings.data)
    finally:
        await connection.close()


async def _fill(connection: "asyncpg.Connection[asyncpg.Record]", name: str, source: IO[bytes]) -> None:
    if name not in metadata.tables:
        raise Malformed(f"The backup holds a table {name} that this version does not know")
    columns = [column.name for column in metadata.tables[name].columns]
    await connection.copy_to_table(name, columns=columns, source=source, format="text")
