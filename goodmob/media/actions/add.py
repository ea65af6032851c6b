"""Write down a file that was taken in."""

from typing import NamedTuple

from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.media.events import MediaReceived
from goodmob.media.keeping import Kept, Preview
from goodmob.media.queries.attachments import Type
from goodmob.media.rules.meta import Meta, packed
from goodmob.media.rules.words import Words
from goodmob.media.tables import media_attachment

ADD = statement(insert(media_attachment).inline())


class Received(NamedTuple):
    """A video or sound as it was uploaded; `type` is what it will probably turn out to be."""

    source_key: str
    type: Type
    mime: str
    bytes: int
    preview: Preview | None


_NEITHER_REMOTE_NOR_ATTACHED = {"post_id": None, "remote_url": None, "failure": None}


async def add_ready(tx: Transaction, owner_id: int, kept: Kept, words: Words) -> int:
    """Write down a converted file; gives its id."""
    media_id = tx.new_id()
    await tx.run(
        ADD,
        id=media_id,
        account_id=owner_id,
        type=kept.type,
        state="ready",
        source_key=None,
        file_key=kept.file_key,
        mime=kept.mime,
        bytes=kept.bytes,
        meta=packed(kept.meta),
        likeness=kept.likeness,
        **_preview(kept.preview),
        **_said(words),
        **_since(tx.now),
    )
    return media_id


async def add_received(tx: Transaction, owner_id: int, received: Received, words: Words) -> int:
    """Write down a video or sound that is still to be converted; gives its id."""
    media_id = tx.new_id()
    await tx.run(
        ADD,
        id=media_id,
        account_id=owner_id,
        type=received.type,
        state="processing",
        source_key=received.source_key,
        file_key=None,
        mime=received.mime,
        bytes=received.bytes,
        meta=packed(Meta(small=received.preview.size if received.preview else None)),
        likeness=None,
        **_preview(received.preview),
        **_said(words),
        **_since(tx.now),
    )

    await tx.announce(MediaReceived(media_id))
    return media_id


def _preview(preview: Preview | None) -> dict[str, str | None]:
    return {"preview_key": preview.key if preview else None, "blurhash": preview.blurhash if preview else None}


def _said(words: Words) -> dict[str, str | float | None]:
    x, y = words.focus or (None, None)
    return {"description": words.description, "focus_x": x, "focus_y": y}


def _since(now: int) -> dict[str, int | str | None]:
    return {**_NEITHER_REMOTE_NOR_ATTACHED, "created_at": now, "unattached_at": now}
