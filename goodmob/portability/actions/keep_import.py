"""Keep an uploaded file as an import, have it carried out once it is confirmed, or forget it."""

from collections.abc import Sequence

from sqlalchemy import BigInteger, Integer, bindparam, delete, insert, select, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict, NotFound, TooMany
from goodmob.portability.events import ImportConfirmed, ImportForgotten
from goodmob.portability.permissions import own_import
from goodmob.portability.queries.imports import ImportRow, imports_of
from goodmob.portability.rules.kinds import (
    IN_PROGRESS,
    KEPT_AT_ONCE,
    LONGEST_FILENAME,
    MOST_IMPORTS,
    READING,
    SCHEDULED,
    UNCONFIRMED,
)
from goodmob.portability.rules.reading import ReadFile, ReadRow
from goodmob.portability.tables import data_import, import_row

_THIS = bindparam("import_id", type_=BigInteger)
ADD_IMPORT = statement(insert(data_import).inline())
ADD_ROW = statement(insert(import_row).inline())
SET_STATE = statement(
    update(data_import)
    .where(data_import.c.id == _THIS, data_import.c.state == bindparam("old_state"))
    .values(state=bindparam("new_state"))
)
END_IMPORT = statement(delete(data_import).where(data_import.c.id == _THIS))
_SOME = select(import_row.c.line).where(import_row.c.import_id == _THIS).limit(bindparam("limit", type_=Integer))
END_ROWS = statement(delete(import_row).where(import_row.c.import_id == _THIS, import_row.c.line.in_(_SOME)))


async def begin_import(tx: Transaction, account_id: int, kind: str, mode: str, filename: str, read: ReadFile) -> int:
    """A new import that has no rows yet; gives its id. Run it in the account's lane.

    The oldest ones give way to it, unless they are under way: TooMany where all are.
    """
    kept = await imports_of(tx, account_id, 2 * MOST_IMPORTS)
    idle = [row for row in reversed(kept) if row.state not in {SCHEDULED, IN_PROGRESS}]
    too_many = kept[MOST_IMPORTS - 1 :]
    if len(too_many) > len(idle):
        raise TooMany(3600, "Too many imports are under way; wait until one is finished")

    for old in idle[: len(too_many)]:
        await _forget(tx, old.id)
    row = ImportRow(
        id=tx.new_id(),
        account_id=account_id,
        kind=kind,
        mode=mode,
        state=READING,
        filename="".join(character for character in filename if character.isprintable())[:LONGEST_FILENAME],
        likely_kind=read.likely_kind,
        total=len(read.rows),
        imported=0,
        failed=sum(one.error is not None for one in read.rows),
        created_at=tx.now,
        finished_at=None,
    )
    await tx.run(ADD_IMPORT, **row._asdict())
    return row.id


async def add_rows(tx: Transaction, import_id: int, rows: Sequence[ReadRow]) -> None:
    """Stores rows of the file, as many as one action may; NotFound where the import was forgotten meanwhile."""
    # To write the same state holds the import: whoever forgets it now waits, and clears these rows away, too.
    if not await tx.run(SET_STATE, import_id=import_id, old_state=READING, new_state=READING):
        raise NotFound

    await tx.many(ADD_ROW, [{"import_id": import_id, **row._asdict()} for row in rows[:KEPT_AT_ONCE]])


async def end_reading(tx: Transaction, import_id: int) -> None:
    """All rows are stored: the import can be looked at and confirmed."""
    await tx.run(SET_STATE, import_id=import_id, old_state=READING, new_state=UNCONFIRMED)


async def confirm_import(tx: Transaction, account_id: int, import_id: int) -> None:
    """The import shall be carried out; Conflict where that was said already."""
    await own_import(tx, account_id, import_id)
    if not await tx.run(SET_STATE, import_id=import_id, old_state=UNCONFIRMED, new_state=SCHEDULED):
        raise Conflict("This import was confirmed already")

    await tx.announce(ImportConfirmed(import_id))


async def forget_import(tx: Transaction, account_id: int, import_id: int) -> None:
    """Deletes the import; what it has done stays done, what it has not is left undone."""
    await own_import(tx, account_id, import_id)

    await _forget(tx, import_id)


async def forget_imports(tx: Transaction, import_ids: Sequence[int]) -> None:
    """Deletes imports, whosever they are: as many as one action may."""
    for import_id in import_ids:
        await _forget(tx, import_id)


async def clear_rows(tx: Transaction, import_id: int) -> bool:
    """Deletes some rows of an import that is gone; tells whether there may be more."""
    return await tx.run(END_ROWS, import_id=import_id, limit=KEPT_AT_ONCE) == KEPT_AT_ONCE


async def _forget(tx: Transaction, import_id: int) -> None:
    await tx.run(END_IMPORT, import_id=import_id)

    await tx.announce(ImportForgotten(import_id))
