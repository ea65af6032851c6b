"""Hang the files of another server's post on our copy of the post: what is told of them, not the files themselves."""

import math
from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import BigInteger, Double, Text, bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.text.blurhash import blurhash_of
from goodmob.core.text.cleaning import clean_text
from goodmob.media.actions.add import ADD
from goodmob.media.actions.keep_far_file import keep_far_file
from goodmob.media.queries.attachments import Type, attached_to
from goodmob.media.rules.far import LONGEST_DESCRIPTION, LONGEST_SECONDS, LONGEST_SIDE, is_fetchable
from goodmob.media.rules.meta import Meta, Size, packed, picture_size
from goodmob.media.tables import media_attachment

MOST_FAR_ATTACHED = 16
"""More files of one post are not shown; Mastodon's bound for posts of others."""

KINDS: dict[str, Type] = {"image": "image", "video": "video", "audio": "audio"}

RETELL = statement(
    update(media_attachment)
    .where(media_attachment.c.id == bindparam("media_id", type_=BigInteger))
    .values(
        description=bindparam("new_description", type_=Text),
        focus_x=bindparam("new_x", type_=Double),
        focus_y=bindparam("new_y", type_=Double),
    )
)


class FarAttachment(Struct, frozen=True):
    """What another server tells of a file, believed as far as it makes sense.

    mime: empty where it says none; then `kind` (image, video, audio or gifv, else empty) decides. focus: x and y from
    -1 to 1. duration: in seconds. preview_url: a picture of a film. domain: the server that tells.
    """

    url: str
    domain: str
    mime: str = ""
    kind: str = ""
    description: str | None = None
    focus: tuple[float, float] | None = None
    blurhash: str | None = None
    width: int | None = None
    height: int | None = None
    duration: float | None = None
    preview_url: str | None = None


async def keep_far_attachments(
    tx: Transaction, owner_id: int, post_id: int, told: Sequence[FarAttachment]
) -> list[int]:
    """The ids of these files on the post, in their order; a file that hangs on it already keeps its id."""
    known = {row.remote_url: row.id for row in await attached_to(tx, post_id)}
    kept: list[int] = []
    for one in list({one.url: one for one in told}.values())[:MOST_FAR_ATTACHED]:
        media_id = known.get(one.url)
        if media_id is None:
            media_id = await keep_far_attachment(tx, owner_id, one, post_id)
        else:
            x, y = _focus(one)
            await tx.run(RETELL, media_id=media_id, new_description=_description(one), new_x=x, new_y=y)
        kept.append(media_id)
    return kept


async def keep_far_attachment(tx: Transaction, owner_id: int, told: FarAttachment, post_id: int) -> int:
    """The id of a file that hangs on the post from now on; it is fetched when somebody looks at it."""
    media_id = tx.new_id()
    kind = type_of(told)
    keys = None
    if kind != "unknown":
        keys = await keep_far_file(tx, "attachment", media_id, told.url, told.domain)
    preview_key = keys.static_key if keys and kind == "image" else None
    if keys and told.preview_url and kind != "image":
        preview = await keep_far_file(tx, "preview", media_id, told.preview_url, told.domain)
        preview_key = preview.key if preview else None
    x, y = _focus(told)

    await tx.run(
        ADD,
        id=media_id,
        account_id=owner_id,
        post_id=post_id,
        unattached_at=None,
        type=kind if keys else "unknown",
        state="ready",
        failure=None,
        source_key=None,
        file_key=keys.key if keys else None,
        preview_key=preview_key,
        mime=told.mime[:100] or "application/octet-stream",
        bytes=0,
        meta=packed(_meta(told, kind)),
        focus_x=x,
        focus_y=y,
        description=_description(told),
        blurhash=blurhash_of(told.blurhash),
        likeness=None,
        remote_url=told.url if is_fetchable(told.url) else None,
        created_at=tx.now,
    )
    return media_id


def type_of(told: FarAttachment) -> Type:
    """What the file seems to be, before anybody looked into it."""
    if told.kind == "gifv":
        return "gifv"
    found = KINDS.get(told.mime.partition("/")[0].strip().lower())
    return found or KINDS.get(told.kind, "unknown")


def _description(told: FarAttachment) -> str | None:
    return clean_text(told.description or "")[:LONGEST_DESCRIPTION].strip() or None


def _focus(told: FarAttachment) -> tuple[float | None, float | None]:
    if told.focus is None or not all(math.isfinite(value) and -1 <= value <= 1 for value in told.focus):
        return None, None
    return told.focus


def _meta(told: FarAttachment, kind: Type) -> Meta:
    seconds = told.duration
    duration = seconds if seconds is not None and 0 < seconds <= LONGEST_SECONDS else None
    if not told.width or not told.height or not (0 < told.width <= LONGEST_SIDE and 0 < told.height <= LONGEST_SIDE):
        return Meta(original=Size(duration=duration)) if duration else Meta()
    size = picture_size(told.width, told.height)
    if kind == "image":
        return Meta(original=size, small=size)
    return Meta(original=Size(width=told.width, height=told.height, duration=duration))
