"""A post of an archive becomes a post here, with its pictures; nobody is told of it and it is sent nowhere."""

import asyncio
from functools import partial
from pathlib import Path
from typing import Any

from starlette.datastructures import UploadFile

from goodmob.core.activitypub.values import objects, text
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Refusal, Unavailable
from goodmob.core.house import House
from goodmob.core.web.params import Upload
from goodmob.media.actions.upload import upload
from goodmob.portability.actions.do_row import give_up, settled_by
from goodmob.portability.queries.imports import ImportRow, StoredRow
from goodmob.portability.rules.outbox import stored_post
from goodmob.portability.unpacking import folder_of, place_of
from goodmob.posts.actions.import_post import import_post
from goodmob.posts.activities.reading.posts import FarAuthor, read_post
from goodmob.posts.queries.imported import imported_as

NOT_A_POST = "This is not a post of the one whose archive this is."
WITHOUT_FILES = "The post is here, but not all of its files."
MOST_FILES = 4
LONGEST_DESCRIPTION = 1500


async def bring_post(house: House, job: ImportRow, row: StoredRow) -> None:
    """Brings the post of a row, or writes down why it cannot be; one that is here already is passed over."""
    brought = stored_post(row.data)
    author = FarAuthor(brought.actor, brought.followers)
    post = read_post(brought.note, author, house.clock.now())
    if post is None:
        await house.db.act(give_up, job, row.line, NOT_A_POST)
        return
    files = objects(brought.note.get("attachment"))
    media_ids: list[int] = []
    if files and await imported_as(house.db, job.account_id, post.uri) is None:
        media_ids = await _files(house, job, files)
    lacks = None if len(media_ids) == len(files) else WITHOUT_FILES

    async def deed(tx: Transaction) -> str | None:
        made = await import_post(tx, house.settings, job.account_id, post, media_ids)
        return None if made is None else lacks

    try:
        await house.db.act(partial(settled_by, job=job, line=row.line, deed=deed))
    except Unavailable:
        raise
    except Refusal as refusal:
        await house.db.act(give_up, job, row.line, refusal.error)


async def _files(house: House, job: ImportRow, files: list[dict[str, Any]]) -> list[int]:
    """The ids of the files of a post that could be taken in: four pictures, or one film or sound."""
    folder = folder_of(house.settings.data, job.id)
    found: list[int] = []
    for file in files[:MOST_FILES]:
        place = place_of(text(file.get("url")) or "")
        path = None if place is None else folder / place
        if path is not None and await asyncio.to_thread(path.exists):
            media_id = await _taken_in(house, job.account_id, path, file)
            found += [] if media_id is None else [media_id]
    return found


async def _taken_in(house: House, account_id: int, path: Path, told: dict[str, Any]) -> int | None:
    focus = told.get("focalPoint")
    point = f"{focus[0]},{focus[1]}" if isinstance(focus, list) and len(focus) == 2 else ""
    said = (text(told.get("name")) or "")[:LONGEST_DESCRIPTION]
    size = (await asyncio.to_thread(path.stat)).st_size
    with path.open("rb") as file:
        one = Upload(UploadFile(file, size=size, filename=path.name))
        try:
            return await upload(house, account_id, one, description=said, focus=point, at_once=True)
        except Unavailable:
            raise
        except Refusal:
            return None
