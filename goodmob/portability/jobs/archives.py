"""Archives are written step by step and piece by piece; a slice that is interrupted is written again."""

import asyncio

import msgspec
from msgspec import Struct

from goodmob.core.house import House
from goodmob.core.jobs.handlers import Again
from goodmob.portability.actions.keep_archive import end_writing, forget_archive, keep_place
from goodmob.portability.actions.keep_import import forget_imports
from goodmob.portability.jobs.steps import STEPS, posts_of
from goodmob.portability.parcel import Parcel
from goodmob.portability.queries.archives import ArchiveRow, archive_by_id, archives_before, archives_of
from goodmob.portability.queries.imports import imports_of
from goodmob.portability.rules.archives import KEPT_FOR, WRITING, Place, progress

SWEPT_AT_ONCE = 20


class OneArchive(Struct, frozen=True):
    """The archive a job is about."""

    archive_id: int


class OneAccount(Struct, frozen=True):
    """The account whose imports and archives are to be cleared away."""

    account_id: int


async def write_archive(house: House, payload: OneArchive) -> Again | None:
    """Writes the next piece of an archive, until it lies where its owner finds it."""
    row = await archive_by_id(house.db, payload.archive_id)
    parcel = Parcel(house.settings.data, payload.archive_id)
    if row is None or row.state != WRITING:
        await asyncio.to_thread(parcel.remove)
        return None
    place = msgspec.json.decode(row.place, type=Place)
    if place.step == "keep":
        await _keep(house, row, parcel)
        return None
    further = await STEPS[place.step](house, row.account_id, parcel, place)
    share = progress(further, await posts_of(house, row.account_id))
    await house.db.act(keep_place, row.id, further, max(share, row.progress))
    return Again(payload)


async def sweep_archives(house: House) -> None:
    """Deletes archives a week after they were asked for."""
    while over := await archives_before(house.db, house.clock.now() - KEPT_FOR, SWEPT_AT_ONCE):
        for row in over:
            await _delete(house, row)


async def clear_account(house: House, payload: OneAccount) -> None:
    """Nothing stays of the imports and archives of an account that is gone."""
    for row in await archives_of(house.db, payload.account_id):
        await _delete(house, row)
    while kept := await imports_of(house.db, payload.account_id, SWEPT_AT_ONCE):
        await house.db.act(forget_imports, [row.id for row in kept])


async def _keep(house: House, row: ArchiveRow, parcel: Parcel) -> None:
    # An earlier try may have put it there and been interrupted before that was noted.
    if await asyncio.to_thread(parcel.zip.exists):
        await house.blobs.put(row.key, parcel.zip, "application/zip")
    size = (await asyncio.to_thread(house.blobs.path(row.key).stat)).st_size
    if not await house.db.act(end_writing, row, size):
        await house.blobs.delete(row.key)
    await asyncio.to_thread(parcel.remove)


async def _delete(house: House, row: ArchiveRow) -> None:
    await house.blobs.delete(row.key)
    await asyncio.to_thread(Parcel(house.settings.data, row.id).remove)
    await house.db.act(forget_archive, row.id)
