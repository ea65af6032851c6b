"""MediaAttachment, as Mastodon's clients expect it."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import msgspec
from msgspec import Struct

from goodmob.core.blobs import Blobs
from goodmob.core.house import House
from goodmob.media.actions.take_in import Picture
from goodmob.media.queries.attachments import Attachment, Type, attachments
from goodmob.media.rules.meta import Focus, Meta, read_meta


class MediaAttachment(Struct, frozen=True):
    """One file; `url` is null while it is being converted."""

    id: str
    type: Type
    url: str | None
    preview_url: str | None
    remote_url: str | None
    preview_remote_url: str | None
    text_url: str | None
    meta: Meta
    description: str | None
    blurhash: str | None


class Gathered(NamedTuple):
    """Everything that rendering needs."""

    rows: Mapping[int, Attachment]
    blobs: Blobs


async def gather(house: House, ids: Collection[int]) -> Gathered:
    """The files with these ids, whoever owns them: whether they may be seen is decided by the post they hang on."""
    return Gathered(await attachments(house.db, ids), house.blobs)


async def own_media(
    house: House, owner_id: int, ids: Collection[int], post_id: int | None = None
) -> list[MediaAttachment]:
    """Those of the files, in this order, that the owner may hang on the post, or (None) on a new one."""
    gathered = await gather(house, ids)
    rows = gathered.rows
    fit = [id_ for id_ in ids if id_ in rows and rows[id_].account_id == owner_id]
    return render_all(gathered, [id_ for id_ in fit if rows[id_].post_id in {None, post_id}])


def with_words(pictures: Sequence[Picture], media: Sequence[MediaAttachment]) -> list[MediaAttachment]:
    """The files with the descriptions that were typed, which need not be kept yet."""
    words = {picture.id: picture.description for picture in pictures}
    return [msgspec.structs.replace(one, description=words.get(int(one.id), one.description)) for one in media]


def render_all(gathered: Gathered, ids: Collection[int]) -> list[MediaAttachment]:
    """Those of the files that still exist, in this order."""
    return [render(gathered, media_id) for media_id in ids if media_id in gathered.rows]


def render(gathered: Gathered, media_id: int) -> MediaAttachment:
    """One of the gathered files."""
    row, blobs = gathered.rows[media_id], gathered.blobs
    meta = read_meta(row.meta)
    if row.focus_x is not None and row.focus_y is not None:
        meta = msgspec.structs.replace(meta, focus=Focus(row.focus_x, row.focus_y))
    return MediaAttachment(
        id=str(row.id),
        type=row.type,
        url=blobs.url(row.file_key) if row.file_key and row.state == "ready" else None,
        preview_url=blobs.url(row.preview_key) if row.preview_key else None,
        remote_url=row.remote_url,
        preview_remote_url=None,
        text_url=None,
        meta=meta,
        description=row.description,
        blurhash=row.blurhash,
    )
