"""Files as they are served: to anybody, and never as anything that could act."""

import asyncio

from starlette.responses import FileResponse, Response

from goodmob.core.errors import NotFound, Unavailable
from goodmob.core.house import House
from goodmob.media.actions.bring_far_file import brought, brought_anew
from goodmob.media.queries.far_files import FarFile
from goodmob.media.rules.far import named_in
from goodmob.media.rules.shelves import served_type, type_of_copy

FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_WEEK = "public, max-age=604800"
FOR_MINUTES = "public, max-age=300"
PATIENCE_SECONDS = 25.0
"""So long somebody waits for a file of another server; it goes on coming for whoever asks next."""

RETRY_SECONDS = 15


async def served(house: House, key: str) -> Response:
    """The file under this key, which is brought here first where it is one of another server's.

    NotFound where there is none; Unavailable where it takes long.
    """
    far = named_in(key)
    if far is None:
        return await _sent(house, key, served_type(key), FOR_EVER)
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            row = await brought(house, far[0])
            if row is not None and not await asyncio.to_thread(_lies_here, house, row):
                row = await brought_anew(house, row)
    except TimeoutError as error:
        raise Unavailable("This file is still on its way", retry_after=RETRY_SECONDS) from error
    copy = None if row is None else row.file_key if far[1] == "whole" else row.still_key
    if copy is None:
        # A browser that is told so does not ask again for every time that it shows the picture.
        return Response(status_code=404, headers={"Cache-Control": FOR_MINUTES})
    return await _sent(house, copy, type_of_copy(copy), FOR_A_WEEK)


def _lies_here(house: House, row: FarFile) -> bool:
    return all(house.blobs.path(key).exists() for key in row.keys)


async def _sent(house: House, key: str, content_type: str | None, kept_for: str) -> Response:
    if content_type is None:
        raise NotFound
    try:
        path = house.blobs.path(key)
        found = await asyncio.to_thread(path.stat)
    except (ValueError, FileNotFoundError) as error:
        raise NotFound from error
    return FileResponse(
        path,
        media_type=content_type,
        stat_result=found,
        filename=path.name,
        content_disposition_type="inline" if content_type.startswith("image/") else "attachment",
        headers={
            "Cache-Control": kept_for,
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cross-Origin-Resource-Policy": "cross-origin",
            "X-Content-Type-Options": "nosniff",
        },
    )
