"""End the conversion of a video or sound."""

from sqlalchemy import BigInteger, Text, bindparam, null, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.media.events import MediaDeleted
from goodmob.media.keeping import Kept
from goodmob.media.queries.attachments import attachments
from goodmob.media.rules.meta import packed
from goodmob.media.tables import media_attachment

_processing = (media_attachment.c.id == bindparam("media_id", type_=BigInteger)) & (
    media_attachment.c.state == "processing"
)
COMPLETE = statement(
    update(media_attachment)
    .where(_processing)
    .values(
        type=bindparam("new_type", type_=Text),
        state="ready",
        source_key=null(),
        file_key=bindparam("new_file_key", type_=Text),
        preview_key=bindparam("new_preview_key", type_=Text),
        mime=bindparam("new_mime", type_=Text),
        bytes=bindparam("new_bytes", type_=BigInteger),
        meta=bindparam("new_meta", type_=Text),
        blurhash=bindparam("new_blurhash", type_=Text),
    )
)
FAIL = statement(
    update(media_attachment)
    .where(_processing)
    .values(state="failed", failure=bindparam("reason", type_=Text), source_key=null())
)


async def complete(tx: Transaction, media_id: int, kept: Kept) -> None:
    """Put the converted file in place of the uploaded one; if the file was deleted meanwhile, so is this."""
    row = (await attachments(tx, [media_id])).get(media_id)

    changed = await tx.run(
        COMPLETE,
        media_id=media_id,
        new_type=kept.type,
        new_file_key=kept.file_key,
        new_preview_key=kept.preview.key if kept.preview else None,
        new_mime=kept.mime,
        new_bytes=kept.bytes,
        new_meta=packed(kept.meta),
        new_blurhash=kept.preview.blurhash if kept.preview else None,
    )

    if row is None or not changed:
        await tx.announce(MediaDeleted(kept.keys))
    elif row.source_key:
        await tx.announce(MediaDeleted((row.source_key,)))


async def fail(tx: Transaction, media_id: int, reason: str) -> None:
    """Say why the file cannot be used, continuing "The file …"."""
    row = (await attachments(tx, [media_id])).get(media_id)

    changed = await tx.run(FAIL, media_id=media_id, reason=reason)

    if row is not None and row.source_key and changed:
        await tx.announce(MediaDeleted((row.source_key,)))
