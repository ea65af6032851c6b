"""Connections to the database file, each with the settings that it needs."""

from pathlib import Path

import apsw

CACHED_STATEMENTS = 500
KEPT_WAL_BYTES = 16 * 1024 * 1024

# foreign_keys is on so that a declared reference means the same as on PostgreSQL.
_WRITING = f"""
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA wal_autocheckpoint = 0;
    PRAGMA journal_size_limit = {KEPT_WAL_BYTES};
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -8192;
"""
_READING = """
    PRAGMA query_only = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -8192;
"""


def writing_connection(path: Path) -> apsw.Connection:
    """A connection that may change the file and makes it if there is none."""
    flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
    connection = apsw.Connection(str(path), flags=flags, statementcachesize=CACHED_STATEMENTS)
    connection.execute(_WRITING).fetchall()
    return _prepared_once(connection)


def reading_connection(path: Path) -> apsw.Connection:
    """A connection that cannot change the file, which exists."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY, statementcachesize=CACHED_STATEMENTS)
    connection.execute(_READING).fetchall()
    return _prepared_once(connection)


def _prepared_once(connection: apsw.Connection) -> apsw.Connection:
    # Otherwise SQLite peeks at the value of LIMIT ? and plans such a statement anew each time it is asked.
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_QPSG, 1)
    return connection
