"""What a database tells of itself, whichever it is."""

from typing import Any

from sqlalchemy import BigInteger, Text, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement


class _Size(FunctionElement[int]):
    type = BigInteger()
    name = "size"
    inherit_cache = True


class _Version(FunctionElement[str]):
    type = Text()
    name = "version"
    inherit_cache = True


@compiles(_Size, "sqlite")
def _size_of_sqlite(element: _Size, compiler: SQLCompiler, **options: Any) -> str:
    return "(SELECT c.page_count * s.page_size FROM pragma_page_count() AS c, pragma_page_size() AS s)"


@compiles(_Size, "postgresql")
def _size_of_postgres(element: _Size, compiler: SQLCompiler, **options: Any) -> str:
    return "pg_database_size(current_database())"


@compiles(_Version, "sqlite")
def _version_of_sqlite(element: _Version, compiler: SQLCompiler, **options: Any) -> str:
    return "sqlite_version()"


@compiles(_Version, "postgresql")
def _version_of_postgres(element: _Version, compiler: SQLCompiler, **options: Any) -> str:
    return "split_part(current_setting('server_version'), ' ', 1)"


SIZE = statement(select(_Size().label("size")))
VERSION = statement(select(_Version().label("version")))


async def bytes_of_database(reads: Reads) -> int:
    """How much room the database takes."""
    return int(await reads.value(SIZE))


async def version_of_database(reads: Reads) -> str:
    """The version of the software that keeps it."""
    return str(await reads.value(VERSION))
