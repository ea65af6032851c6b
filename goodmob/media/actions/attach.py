"""Hang files on a post."""

from collections.abc import Sequence

from sqlalchemy import BigInteger, bindparam, null, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.media.actions.refusals import CannotAttach
from goodmob.media.queries.attachments import Attachment, attachments
from goodmob.media.rules.limits import MOST_ATTACHED
from goodmob.media.tables import media_attachment

ATTACH = statement(
    update(media_attachment)
    .where(among(media_attachment.c.id, "ids"), media_attachment.c.post_id.is_(None))
    .values(post_id=bindparam("to_post_id", type_=BigInteger), unattached_at=null())
)


async def attach(tx: Transaction, owner_id: int, media_ids: Sequence[int], post_id: int) -> None:
    """Hang these files of the owner on a post (or scheduled post); those that hang on it already may be among them.

    CannotAttach unless they are the owner's, free and ready: at most four pictures, or one video or sound. Files that
    an edit leaves out stay with the post, for its history; the order is kept by the post.
    """
    ids = list(dict.fromkeys(media_ids))
    if len(ids) > MOST_ATTACHED:
        raise CannotAttach(f"Cannot attach more than {MOST_ATTACHED} files")
    rows = await attachments(tx, ids)
    unfit = [str(media_id) for media_id in ids if not _is_free(rows.get(media_id), owner_id, post_id)]
    if unfit:
        raise _not_found(unfit)
    if len(ids) > 1 and any(row.type in {"video", "audio"} for row in rows.values()):
        raise CannotAttach("Cannot attach a video to a post that already contains images")
    if any(row.state != "ready" for row in rows.values()):
        raise CannotAttach("Cannot attach files that have not finished processing. Try again in a moment!")

    added = [media_id for media_id in ids if rows[media_id].post_id is None]
    if added and await tx.run(ATTACH, ids=added, to_post_id=post_id) != len(added):
        raise _not_found([str(media_id) for media_id in added])


def _is_free(row: Attachment | None, owner_id: int, post_id: int) -> bool:
    return row is not None and row.account_id == owner_id and row.post_id in {None, post_id}


def _not_found(ids: Sequence[str]) -> CannotAttach:
    return CannotAttach(f"Media {', '.join(ids)} not found or already attached to another post")
