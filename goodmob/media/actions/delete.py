"""Delete files: one's own that is not attached, those that waited too long for a post, replaced pictures."""

from collections.abc import Collection

from sqlalchemy import delete as delete_from

from goodmob.core.clock import HOUR
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.errors import NotFound
from goodmob.media.actions.refusals import InUse
from goodmob.media.events import MediaDeleted
from goodmob.media.queries.attachments import abandoned, own_attachment
from goodmob.media.rules.limits import UNATTACHED_HOURS
from goodmob.media.tables import media_attachment

DROP_FREE = statement(
    delete_from(media_attachment).where(among(media_attachment.c.id, "ids"), media_attachment.c.post_id.is_(None))
)
AT_ONCE = 50


async def delete(tx: Transaction, owner_id: int, media_id: int) -> None:
    """Delete the owner's file; NotFound where there is none, InUse where it hangs on a post."""
    row = await own_attachment(tx, owner_id, media_id)
    if row is None:
        raise NotFound
    if row.post_id is not None or not await tx.run(DROP_FREE, ids=[media_id]):
        raise InUse

    await tx.announce(MediaDeleted(row.keys))


async def delete_abandoned(tx: Transaction) -> int:
    """Delete some of the files that nobody has attached for a day; gives how many, 0 once there are none."""
    rows = await abandoned(tx, tx.now - UNATTACHED_HOURS * HOUR, AT_ONCE)
    if not rows:
        return 0

    await tx.run(DROP_FREE, ids=[row.id for row in rows])

    await tx.announce(MediaDeleted(tuple(key for row in rows for key in row.keys)))
    return len(rows)


async def drop_files(tx: Transaction, keys: Collection[str]) -> None:
    """Let go of files that are no attachments, such as an avatar that was replaced; they go after the commit."""
    if keys:
        await tx.announce(MediaDeleted(tuple(dict.fromkeys(keys))))
