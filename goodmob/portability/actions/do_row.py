"""Do what one row of an import says, exactly once: the deed and the end of the row are one transaction."""

from collections.abc import Awaitable, Callable

from sqlalchemy import BigInteger, Integer, Text, bindparam, delete, select, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound, Refusal, Unavailable
from goodmob.core.house import House
from goodmob.federation.meeting import meet
from goodmob.portability.actions.deeds import do_entry
from goodmob.portability.queries.imports import ImportRow, StoredRow
from goodmob.portability.queries.known import account_meant, post_meant
from goodmob.portability.rules.entry import Entry, EntryError, stored_entry
from goodmob.portability.rules.kinds import BOOKMARKS, IN_PROGRESS
from goodmob.portability.tables import data_import, import_row

NOT_KNOWN = "This account is not known here yet."
NO_SUCH_POST = "This post is not known here, or you may not see it."
LONGEST_ERROR = 300

_THIS = bindparam("import_id", type_=BigInteger)
_UNDER_WAY = (data_import.c.id == _THIS) & (data_import.c.state == IN_PROGRESS)
_ROW = (import_row.c.import_id == _THIS) & (import_row.c.line == bindparam("at_line", type_=Integer))
COUNT = statement(
    update(data_import)
    .where(_UNDER_WAY)
    .values(
        imported=data_import.c.imported + bindparam("done", type_=Integer),
        failed=data_import.c.failed + bindparam("not_done", type_=Integer),
    )
)
WAITS = statement(select(import_row.c.line).where(_ROW, import_row.c.error.is_(None)))
END_ROW = statement(delete(import_row).where(_ROW))
FAIL_ROW = statement(update(import_row).where(_ROW).values(error=bindparam("why", type_=Text)))


async def do_row(house: House, job: ImportRow, row: StoredRow) -> None:
    """Does the row, or writes down why it cannot be done; one that is done already, or gone, is passed over."""
    try:
        entry = stored_entry(job.kind, row.data, house.settings.local_domain)
    except EntryError as error:
        # The file was taken in by an earlier version, which asked less of it.
        await house.db.act(give_up, job, row.line, str(error))
        return
    meant = await _meant(house, job.kind, entry)
    if isinstance(meant, str):
        await house.db.act(give_up, job, row.line, meant)
        return
    named = entry.custom_filter.statuses if entry.custom_filter else []
    posts = [post_id for uri in named if (post_id := await post_meant(house, uri)) is not None]
    try:
        await house.db.act(_do, job, row.line, entry, meant, posts)
    except Unavailable:
        raise
    except Refusal as refusal:
        hides = job.kind == BOOKMARKS and isinstance(refusal, NotFound)
        await house.db.act(give_up, job, row.line, NO_SUCH_POST if hides else refusal.error)


async def _meant(house: House, kind: str, entry: Entry) -> int | str:
    """The id of the account or post that the entry is about (0: of neither), or why there is none."""
    if entry.handle is not None:
        await meet(house, [entry.handle])
        return await account_meant(house, entry.handle) or NOT_KNOWN
    if kind == BOOKMARKS:
        return await post_meant(house, entry.text) or NO_SUCH_POST
    return 0


async def _do(tx: Transaction, job: ImportRow, line: int, entry: Entry, meant: int, posts: list[int]) -> None:
    await settled_by(tx, job, line, lambda tx: do_entry(tx, job, entry, meant, posts))


async def settled_by(
    tx: Transaction, job: ImportRow, line: int, deed: Callable[[Transaction], Awaitable[str | None]]
) -> None:
    """Does the deed, unless it is done already, and ends the row; the deed says why where it was done in part."""
    if not await _is_ours(tx, job, line):
        return

    why = await deed(tx)
    await _settle(tx, job, line, why)


async def give_up(tx: Transaction, job: ImportRow, line: int, why: str) -> None:
    """Writes down why the row cannot be done."""
    if await _is_ours(tx, job, line):
        await _settle(tx, job, line, why)


async def _is_ours(tx: Transaction, job: ImportRow, line: int) -> bool:
    # Whoever else works at the same import waits at this update, and then finds the row done.
    if not await tx.run(COUNT, import_id=job.id, done=0, not_done=0):
        return False
    return await tx.one(WAITS, import_id=job.id, at_line=line) is not None


async def _settle(tx: Transaction, job: ImportRow, line: int, why: str | None) -> None:
    await tx.run(COUNT, import_id=job.id, done=int(why is None), not_done=int(why is not None))
    if why is None:
        await tx.run(END_ROW, import_id=job.id, at_line=line)
    else:
        await tx.run(FAIL_ROW, import_id=job.id, at_line=line, why=why[:LONGEST_ERROR])
