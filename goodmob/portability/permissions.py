"""Whose imports and archives are whose."""

from goodmob.core.database.interface import Reads
from goodmob.core.ownership import owned
from goodmob.portability.queries.archives import ArchiveRow, archive_by_id
from goodmob.portability.queries.imports import ImportRow, import_by_id


async def own_import(reads: Reads, account_id: int, import_id: int) -> ImportRow:
    """The import, if it is this account's own; NotFound for others."""
    return owned(await import_by_id(reads, import_id), account_id)


async def own_archive(reads: Reads, account_id: int, archive_id: int) -> ArchiveRow:
    """The archive, if it is this account's own; NotFound for others."""
    return owned(await archive_by_id(reads, archive_id), account_id)
