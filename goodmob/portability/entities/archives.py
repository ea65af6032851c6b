"""The JSON of an archive, and the file itself."""

import asyncio

from msgspec import Struct
from starlette.responses import FileResponse

from goodmob.core.clock import date, iso
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.portability.queries.archives import ArchiveRow
from goodmob.portability.rules.archives import KEPT_FOR, READY


class Archive(Struct, frozen=True):
    """An archive; `progress` goes from 0 to 1, and `url`, for its owner's token alone, is there once it is ready."""

    id: str
    state: str
    progress: float
    size: int | None
    url: str | None
    created_at: str
    ready_at: str | None
    expires_at: str


def render(house: House, row: ArchiveRow) -> Archive:
    """The Archive of a row."""
    url = f"{house.settings.base_url}/api/v1/archives/{row.id}/file" if row.state == READY else None
    ready = None if row.ready_at is None else iso(row.ready_at)
    ends = iso(row.created_at + KEPT_FOR)
    return Archive(str(row.id), row.state, row.progress / 1000, row.bytes, url, iso(row.created_at), ready, ends)


async def file_of(house: House, row: ArchiveRow) -> FileResponse:
    """The ZIP; NotFound while it is being written. Whoever asks has made sure that it is the owner's."""
    if row.state != READY:
        raise NotFound
    path = house.blobs.path(row.key)
    try:
        found = await asyncio.to_thread(path.stat)
    except FileNotFoundError as error:
        raise NotFound from error
    return FileResponse(
        path,
        media_type="application/zip",
        stat_result=found,
        filename=f"archive-{date(row.created_at).replace('-', '')}-{row.id}.zip",
        headers={"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"},
    )
