"""Take all files off a post that goes away."""

from sqlalchemy import BigInteger, bindparam, delete, null, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.media.events import MediaDeleted
from goodmob.media.queries.attachments import attached_to
from goodmob.media.tables import media_attachment

_of_post = media_attachment.c.post_id == bindparam("of_post_id", type_=BigInteger)
FREE = statement(
    update(media_attachment)
    .where(_of_post)
    .values(post_id=null(), unattached_at=bindparam("free_since", type_=BigInteger))
)
DROP_OF_POST = statement(delete(media_attachment).where(_of_post))


async def detach(tx: Transaction, post_id: int, *, keep: bool) -> None:
    """Take the files off a post: kept, they wait a day to be attached elsewhere; else they are deleted with it."""
    if keep:
        await tx.run(FREE, of_post_id=post_id, free_since=tx.now)
        return
    rows = await attached_to(tx, post_id)

    await tx.run(DROP_OF_POST, of_post_id=post_id)

    if rows:
        await tx.announce(MediaDeleted(tuple(key for row in rows for key in row.keys)))
