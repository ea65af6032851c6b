"""SQLite's errors in Goodmob's words."""

import re

import apsw

from goodmob.core.database.schema import unique_constraint
from goodmob.core.errors import Duplicate, Unavailable

_UNIQUE = {apsw.SQLITE_CONSTRAINT_UNIQUE, apsw.SQLITE_CONSTRAINT_PRIMARYKEY, apsw.SQLITE_CONSTRAINT_ROWID}
_INDEX = re.compile(r"UNIQUE constraint failed: index '(.+)'")
_COLUMNS = re.compile(r"UNIQUE constraint failed: (.+)")

# What the disk, the memory or another process does to us, and what passes.
PASSING = (
    apsw.FullError,
    apsw.IOError,
    apsw.CantOpenError,
    apsw.NoMemError,
    apsw.BusyError,
    apsw.LockedError,
    apsw.ReadOnlyError,
    apsw.ProtocolError,
)


def in_our_words(error: apsw.Error) -> Exception:
    """Duplicate for unique constraints, Unavailable for what passes (a full disk), otherwise the error itself."""
    if isinstance(error, apsw.ConstraintError) and getattr(error, "extendedresult", None) in _UNIQUE:
        return Duplicate(_constraint_name(str(error)))
    if isinstance(error, PASSING):
        return unavailable()
    return error


def unavailable() -> Unavailable:
    """What every caller of a failed batch hears; each gets an exception of its own."""
    return Unavailable("Goodmob cannot reach its data at the moment", retry_after=5)


def _constraint_name(message: str) -> str | None:
    if index := _INDEX.search(message):
        return index[1]
    if columns := _COLUMNS.search(message):
        pairs = [name.split(".") for name in columns[1].split(", ")]
        return unique_constraint(pairs[0][0], [column for _, column in pairs])
    return None
