"""Change what is said about a file: description, focal point, preview."""

import msgspec
from msgspec import UNSET, UnsetType
from sqlalchemy import BigInteger, Double, Text, bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.core.web.params import Upload
from goodmob.media.actions.upload import preview_from
from goodmob.media.events import MediaDeleted
from goodmob.media.keeping import Preview, forgotten_on_failure
from goodmob.media.queries.attachments import Attachment, own_attachment
from goodmob.media.rules.meta import packed, read_meta
from goodmob.media.rules.words import Words, words_of
from goodmob.media.tables import media_attachment
from goodmob.media.workbench import workbench

_this = media_attachment.c.id == bindparam("media_id", type_=BigInteger)
REWORD = statement(
    update(media_attachment)
    .where(_this)
    .values(
        description=bindparam("new_description", type_=Text),
        focus_x=bindparam("new_focus_x", type_=Double),
        focus_y=bindparam("new_focus_y", type_=Double),
    )
)
SHOW = statement(
    update(media_attachment)
    .where(_this)
    .values(
        preview_key=bindparam("new_preview_key", type_=Text),
        meta=bindparam("new_meta", type_=Text),
        blurhash=bindparam("new_blurhash", type_=Text),
    )
)


async def change(
    house: House,
    owner_id: int,
    media_id: int,
    *,
    description: str | UnsetType = UNSET,
    focus: str | UnsetType = UNSET,
    thumbnail: Upload | None = None,
) -> None:
    """Change the owner's file before it is attached; what is UNSET stays. NotFound where there is no such file."""
    row = await own_attachment(house.db, owner_id, media_id)
    if row is None or row.post_id is not None:
        raise NotFound

    async with workbench(house) as folder, forgotten_on_failure(house) as keys:
        preview = await preview_from(house, folder, thumbnail) if thumbnail else None
        keys += [preview.key] if preview else []
        await house.db.act(describe, owner_id, media_id, description=description, focus=focus, preview=preview)


async def describe(
    tx: Transaction,
    owner_id: int,
    media_id: int,
    *,
    description: str | UnsetType = UNSET,
    focus: str | UnsetType = UNSET,
    preview: Preview | None = None,
    post_id: int | None = None,
) -> bool:
    """Change the owner's file, which hangs on that post (None: on none), and tell whether anything is different now.

    What is UNSET stays. NotFound where there is no such file, Invalid where description or focus cannot be kept.
    """
    row = await own_attachment(tx, owner_id, media_id)
    if row is None or row.post_id != post_id:
        raise NotFound
    words = _reworded(row, description, focus)
    x, y = words.focus or (None, None)

    await tx.run(REWORD, media_id=media_id, new_description=words.description, new_focus_x=x, new_focus_y=y)
    if preview is not None:
        await _show(tx, row, preview)

    if preview is not None and row.preview_key:
        await tx.announce(MediaDeleted((row.preview_key,)))
    return preview is not None or (row.description, row.focus_x, row.focus_y) != (words.description, x, y)


def _reworded(row: Attachment, description: str | UnsetType, focus: str | UnsetType) -> Words:
    said = words_of("" if description is UNSET else description, "" if focus is UNSET else focus)
    kept_focus = (row.focus_x, row.focus_y) if row.focus_x is not None and row.focus_y is not None else None
    return Words(
        description=row.description if description is UNSET else said.description,
        focus=kept_focus if focus is UNSET else said.focus,
    )


async def _show(tx: Transaction, row: Attachment, preview: Preview) -> None:
    meta = msgspec.structs.replace(read_meta(row.meta), small=preview.size)
    await tx.run(
        SHOW,
        media_id=row.id,
        new_preview_key=preview.key,
        new_meta=packed(meta),
        new_blurhash=preview.blurhash,
    )
