"""Questions about uploaded files."""

from collections.abc import Collection
from typing import Literal, NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, select

from goodmob.core.database.interface import Reads, Transaction
from goodmob.core.database.statements import among, statement
from goodmob.media.tables import media_attachment

Type = Literal["image", "gifv", "video", "audio", "unknown"]
State = Literal["processing", "ready", "failed"]


class Attachment(NamedTuple):
    """One file. `post_id` is None while it waits for a post; `meta` is the JSON of its sizes."""

    id: int
    account_id: int
    post_id: int | None
    type: Type
    state: State
    failure: str | None
    source_key: str | None
    file_key: str | None
    preview_key: str | None
    mime: str
    meta: str
    focus_x: float | None
    focus_y: float | None
    description: str | None
    blurhash: str | None
    remote_url: str | None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all its blobs."""
        return tuple(key for key in (self.source_key, self.file_key, self.preview_key) if key)


_columns = [media_attachment.c[name] for name in Attachment._fields]
_select = select(*_columns)

BY_IDS = statement(_select.where(among(media_attachment.c.id, "ids")), Attachment)
OF_POST = statement(_select.where(media_attachment.c.post_id == bindparam("of_post_id")), Attachment)
LIKENESSES = statement(
    select(media_attachment.c.post_id, media_attachment.c.likeness).where(
        among(media_attachment.c.post_id, "post_ids"),
        media_attachment.c.likeness.is_not(None),
    )
)
ABANDONED = statement(
    _select.where(media_attachment.c.unattached_at <= bindparam("before", type_=BigInteger))
    .order_by(media_attachment.c.unattached_at)
    .limit(bindparam("limit", type_=Integer))
    .with_for_update(skip_locked=True),
    Attachment,
)


async def attachments(reads: Reads, ids: Collection[int]) -> dict[int, Attachment]:
    """The files with these ids, by id; ids of none are left out."""
    if not ids:
        return {}
    return {row.id: row for row in await reads.all(BY_IDS, ids=list(ids))}


async def own_attachment(reads: Reads, account_id: int, media_id: int) -> Attachment | None:
    """The file, if it is the account's own."""
    row = (await attachments(reads, [media_id])).get(media_id)
    return row if row is not None and row.account_id == account_id else None


async def attached_to(reads: Reads, post_id: int) -> list[Attachment]:
    """All files of a post, also those that an edit has taken out of its present version; in no order."""
    return await reads.all(OF_POST, of_post_id=post_id)


async def likenesses(reads: Reads, post_ids: Collection[int]) -> dict[int, list[int]]:
    """The difference hashes (64 bits) of the pictures that hang on these posts, by post."""
    found: dict[int, list[int]] = {}
    for row in await reads.all(LIKENESSES, post_ids=list(post_ids)) if post_ids else ():
        found.setdefault(row.post_id, []).append(int(row.likeness, 16))
    return found


async def abandoned(tx: Transaction, before: int, limit: int) -> list[Attachment]:
    """Files that have waited for a post since that moment or longer, the oldest first; nobody can attach them now."""
    return await tx.all(ABANDONED, before=before, limit=limit)
