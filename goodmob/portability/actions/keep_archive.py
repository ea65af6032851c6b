"""Ask for an archive, note how far it is, have it ready, and forget it."""

import msgspec
from sqlalchemy import BigInteger, Integer, Text, bindparam, delete, text, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.blobs import random_key
from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import TooMany
from goodmob.portability.events import ArchiveAsked, ArchiveReady
from goodmob.portability.queries.archives import ArchiveRow, archives_of
from goodmob.portability.rules.archives import ASKED_AGAIN_AFTER, READY, SHELF, SUFFIX, WRITING, Place
from goodmob.portability.tables import archive

ONCE_A_DAY = "You can ask for an archive once a day"

_THIS = archive.c.id == bindparam("archive_id", type_=BigInteger)
ADD = statement(
    insert(archive)
    .on_conflict_do_nothing(index_elements=[archive.c.account_id], index_where=text("state = 'writing'"))
    .inline()
)
KEEP_PLACE = statement(
    update(archive)
    .where(_THIS, archive.c.state == WRITING)
    .values(place=bindparam("new_place", type_=Text), progress=bindparam("share", type_=Integer))
)
END_WRITING = statement(
    update(archive)
    .where(_THIS, archive.c.state == WRITING)
    .values(state=READY, progress=1000, bytes=bindparam("size"), ready_at=bindparam("moment"))
)
END = statement(delete(archive).where(_THIS))


async def ask_for_archive(tx: Transaction, account_id: int) -> int:
    """A new archive of everything of the account's; gives its id. TooMany where there was one within the day."""
    latest = next(iter(await archives_of(tx, account_id, 1)), None)
    if latest is not None and tx.now - latest.created_at < ASKED_AGAIN_AFTER:
        left = (latest.created_at + ASKED_AGAIN_AFTER - tx.now) // SECOND + 1
        raise TooMany(left, ONCE_A_DAY)

    row = ArchiveRow(
        id=tx.new_id(),
        account_id=account_id,
        state=WRITING,
        place=msgspec.json.encode(Place()).decode(),
        progress=0,
        key=random_key(SHELF, SUFFIX),
        bytes=None,
        created_at=tx.now,
        ready_at=None,
    )
    if not await tx.run(ADD, **row._asdict()):
        raise TooMany(ASKED_AGAIN_AFTER // SECOND, ONCE_A_DAY)

    await tx.announce(ArchiveAsked(row.id))
    return row.id


async def keep_place(tx: Transaction, archive_id: int, place: Place, share: int) -> None:
    """Notes how far the writing is; what was written before this is never written again."""
    await tx.run(KEEP_PLACE, archive_id=archive_id, new_place=msgspec.json.encode(place).decode(), share=share)


async def end_writing(tx: Transaction, row: ArchiveRow, size: int) -> bool:
    """The archive is whole; False where nobody wants it any more."""
    if not await tx.run(END_WRITING, archive_id=row.id, size=size, moment=tx.now):
        return False

    await tx.announce(ArchiveReady(row.id, row.account_id))
    return True


async def forget_archive(tx: Transaction, archive_id: int) -> None:
    """Deletes the row of an archive whose file is gone."""
    await tx.run(END, archive_id=archive_id)
