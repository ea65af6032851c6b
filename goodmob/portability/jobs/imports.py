"""Imports are carried out a few rows at a time, and what is over is cleared away."""

import asyncio
import shutil

from msgspec import Struct
from sqlalchemy import bindparam, update

from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.house import House
from goodmob.core.jobs.handlers import Again
from goodmob.portability.actions.do_row import do_row
from goodmob.portability.actions.keep_import import SET_STATE, clear_rows, forget_imports
from goodmob.portability.actions.take_away import take_away
from goodmob.portability.activities.bringing import bring_post
from goodmob.portability.queries.imports import import_by_id, imports_over, waiting_rows
from goodmob.portability.rules.kinds import (
    FINISHED,
    FINISHED_FOR,
    IN_PROGRESS,
    OVERWRITE,
    POSTS,
    POSTS_AT_ONCE,
    ROWS_AT_ONCE,
    SCHEDULED,
    UNCONFIRMED_FOR,
)
from goodmob.portability.tables import data_import
from goodmob.portability.unpacking import folder_of, sweep_unpacked

SWEPT_AT_ONCE = 20
FINISH = statement(
    update(data_import)
    .where(data_import.c.id == bindparam("import_id"), data_import.c.state == IN_PROGRESS)
    .values(state=FINISHED, finished_at=bindparam("moment"))
)


class ImportSlice(Struct, frozen=True):
    """The import a job is about: beyond which line it goes on, or below which tie while it takes away."""

    import_id: int
    after: int = 0
    below: int | None = None


class OneImport(Struct, frozen=True):
    """The import whose rows are to be cleared away."""

    import_id: int


async def carry_out(house: House, payload: ImportSlice) -> Again | None:
    """Does the next rows of an import that was confirmed; run again after a crash, it passes over what is done."""
    job = await import_by_id(house.db, payload.import_id)
    if job is None or job.state not in {SCHEDULED, IN_PROGRESS}:
        return None
    if job.state == SCHEDULED:
        below = await take_away(house, job, payload.below) if job.mode == OVERWRITE else None
        if below is not None:
            return Again(ImportSlice(job.id, below=below))
        await house.db.act(_begin, job.id)
        return Again(ImportSlice(job.id))
    do, number = (bring_post, POSTS_AT_ONCE) if job.kind == POSTS else (do_row, ROWS_AT_ONCE)
    rows = await waiting_rows(house.db, job.id, payload.after, number)
    for row in rows:
        await do(house, job, row)
    if rows:
        return Again(ImportSlice(job.id, after=rows[-1].line))
    await house.db.act(_finish, job.id)
    await _clear_files(house, job.id)
    return None


async def clear_import(house: House, payload: OneImport) -> Again | None:
    """Deletes the rows of an import that is gone, a few at a time, and its files."""
    await _clear_files(house, payload.import_id)
    return Again(payload) if await house.db.act(clear_rows, payload.import_id) else None


async def sweep_imports(house: House) -> None:
    """Forgets imports that ended a week ago, those that nobody confirmed within a day, and what broken ones left."""
    now = house.clock.now()
    while over := await imports_over(
        house.db, finished_before=now - FINISHED_FOR, created_before=now - UNCONFIRMED_FOR, limit=SWEPT_AT_ONCE
    ):
        await house.db.act(forget_imports, over)
    await asyncio.to_thread(sweep_unpacked, house.settings.data, (now - UNCONFIRMED_FOR) / SECOND)


async def _clear_files(house: House, import_id: int) -> None:
    await asyncio.to_thread(shutil.rmtree, folder_of(house.settings.data, import_id), ignore_errors=True)


async def _begin(tx: Transaction, import_id: int) -> None:
    await tx.run(SET_STATE, import_id=import_id, old_state=SCHEDULED, new_state=IN_PROGRESS)


async def _finish(tx: Transaction, import_id: int) -> None:
    await tx.run(FINISH, import_id=import_id, moment=tx.now)
