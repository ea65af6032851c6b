"""Whose imports and archives are whose."""

from goodmob.core.database.interface import Reads
from goodmob.core.errors import NotFound
from goodmob.portability.queries.archives import ArchiveRow, archive_by_id
from goodmob.portability.queries.imports import ImportRow, import_by_id


async def own_import(reads: Reads, account_id: int, import_id: int) -> ImportRow:
    """The import, if it is this account's own; NotFound for others."""
    found = await import_by_id(reads, import_id)
    if found is None or found.account_id != account_id:
        raise NotFound
    return found


async def own_archive(reads: Reads, account_id: int, archive_id: int) -> ArchiveRow:
    """The archive, if it is this account's own; NotFound for others."""
    found = await archive_by_id(reads, archive_id)
    if found is None or found.account_id != account_id:
        raise NotFound
    return found
