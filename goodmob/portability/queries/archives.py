"""Archives that were asked for."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.portability.tables import archive


class ArchiveRow(NamedTuple):
    """An archive: how far it is (thousandths), where it lies, how large it is, when it was asked for and ready (us)."""

    id: int
    account_id: int
    state: str
    place: str
    progress: int
    key: str
    bytes: int | None
    created_at: int
    ready_at: int | None


_ARCHIVES = select(*(archive.c[name] for name in ArchiveRow._fields))
_LIMIT = bindparam("limit", type_=Integer)

ARCHIVE_BY_ID = statement(_ARCHIVES.where(archive.c.id == bindparam("archive_id")), ArchiveRow)
ARCHIVES_OF = statement(
    _ARCHIVES.where(archive.c.account_id == bindparam("account_id", type_=BigInteger))
    .order_by(archive.c.id.desc())
    .limit(_LIMIT),
    ArchiveRow,
)
ARCHIVES_BEFORE = statement(
    _ARCHIVES.where(archive.c.created_at <= bindparam("before", type_=BigInteger)).limit(_LIMIT), ArchiveRow, long=True
)


async def archive_by_id(reads: Reads, archive_id: int) -> ArchiveRow | None:
    """The archive, whosever it is: ask `permissions.own_archive` for a person's own."""
    return await reads.one(ARCHIVE_BY_ID, archive_id=archive_id)


async def archives_of(reads: Reads, account_id: int, limit: int = 10) -> list[ArchiveRow]:
    """The account's archives, the latest first."""
    return await reads.all(ARCHIVES_OF, account_id=account_id, limit=limit)


async def archives_before(reads: Reads, before: int, limit: int) -> list[ArchiveRow]:
    """Archives that were asked for by that moment."""
    return await reads.all(ARCHIVES_BEFORE, before=before, limit=limit)
