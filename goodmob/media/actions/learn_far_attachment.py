"""Write down what is known of another server's file once a copy of it is here."""

import msgspec
from sqlalchemy import BigInteger, Text, bindparam, func, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.media.queries.attachments import attachments
from goodmob.media.rules.meta import Meta, packed, read_meta
from goodmob.media.tables import media_attachment

LEARN = statement(
    update(media_attachment)
    .where(media_attachment.c.id == bindparam("media_id", type_=BigInteger))
    .values(
        meta=bindparam("new_meta", type_=Text),
        blurhash=func.coalesce(media_attachment.c.blurhash, bindparam("new_blurhash", type_=Text)),
        preview_key=func.coalesce(media_attachment.c.preview_key, bindparam("new_preview_key", type_=Text)),
    )
)


async def learn(tx: Transaction, media_id: int, meta: Meta, blurhash: str | None, preview_key: str | None) -> None:
    """Its sizes are those of the copy from now on; a hash or preview that its server told of stays."""
    row = (await attachments(tx, [media_id])).get(media_id)
    if row is None:
        return
    before = read_meta(row.meta)
    known = msgspec.structs.replace(before, original=meta.original or before.original, small=meta.small or before.small)

    await tx.run(LEARN, media_id=media_id, new_meta=packed(known), new_blurhash=blurhash, new_preview_key=preview_key)
