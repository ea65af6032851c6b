"""Imports and what is left of their rows."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, and_, bindparam, or_, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.portability.rules.kinds import FINISHED, READING, UNCONFIRMED
from goodmob.portability.tables import data_import, import_row


class ImportRow(NamedTuple):
    """An import: what of whom, how far it has come, when it began and ended (us)."""

    id: int
    account_id: int
    kind: str
    mode: str
    state: str
    filename: str
    likely_kind: str | None
    total: int
    imported: int
    failed: int
    created_at: int
    finished_at: int | None


class StoredRow(NamedTuple):
    """A row of a file that is still to be done, or that failed."""

    line: int
    data: str
    error: str | None


_THIS = bindparam("import_id", type_=BigInteger)
_ACCOUNT = bindparam("account_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)
_AFTER = bindparam("after", type_=Integer)
_IMPORTS = select(*(data_import.c[name] for name in ImportRow._fields))
_ROWS = select(*(import_row.c[name] for name in StoredRow._fields)).where(
    import_row.c.import_id == _THIS, import_row.c.line > _AFTER
)

IMPORT_BY_ID = statement(_IMPORTS.where(data_import.c.id == _THIS), ImportRow)
IMPORTS_OF = statement(
    _IMPORTS.where(data_import.c.account_id == _ACCOUNT).order_by(data_import.c.id.desc()).limit(_LIMIT), ImportRow
)
IMPORTS_OVER = statement(
    select(data_import.c.id)
    .where(
        or_(
            and_(data_import.c.state == FINISHED, data_import.c.finished_at <= bindparam("finished_before")),
            and_(
                or_(data_import.c.state == READING, data_import.c.state == UNCONFIRMED),
                data_import.c.created_at <= bindparam("created_before", type_=BigInteger),
            ),
        )
    )
    .limit(_LIMIT),
    long=True,
)
WAITING = statement(_ROWS.where(import_row.c.error.is_(None)).order_by(import_row.c.line).limit(_LIMIT), StoredRow)
FAILED = statement(_ROWS.where(import_row.c.error.is_not(None)).order_by(import_row.c.line).limit(_LIMIT), StoredRow)
NAMES = statement(select(import_row.c.name).where(import_row.c.import_id == _THIS), long=True)


async def import_by_id(reads: Reads, import_id: int) -> ImportRow | None:
    """The import, whosever it is: ask `permissions.own_import` for a person's own."""
    return await reads.one(IMPORT_BY_ID, import_id=import_id)


async def imports_of(reads: Reads, account_id: int, limit: int) -> list[ImportRow]:
    """The account's imports, the latest first."""
    return await reads.all(IMPORTS_OF, account_id=account_id, limit=limit)


async def imports_over(reads: Reads, *, finished_before: int, created_before: int, limit: int) -> list[int]:
    """Imports that ended, or were left unconfirmed, so long ago."""
    rows = await reads.all(IMPORTS_OVER, finished_before=finished_before, created_before=created_before, limit=limit)
    return [row.id for row in rows]


async def waiting_rows(reads: Reads, import_id: int, after: int, limit: int) -> list[StoredRow]:
    """The next rows to be done, in the order of the file, beyond line `after`."""
    return await reads.all(WAITING, import_id=import_id, after=after, limit=limit)


async def failed_rows(reads: Reads, import_id: int, after: int, limit: int) -> list[StoredRow]:
    """Rows that failed, in the order of the file, beyond line `after`."""
    return await reads.all(FAILED, import_id=import_id, after=after, limit=limit)


async def names_in(reads: Reads, import_id: int) -> set[str]:
    """What the rows of the file name; complete as long as none of them was done."""
    return {row.name for row in await reads.all(NAMES, import_id=import_id)}
