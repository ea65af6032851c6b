"""The JSON of drafts: a post that is not finished, in the shape of Mastodon's ScheduledStatus."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.media.entities import attachment as media
from goodmob.media.entities.attachment import MediaAttachment
from goodmob.posts.queries.drafts import DraftRow
from goodmob.posts.rules.sketch import Sketch, SketchedPoll, sketch_from


class DraftPoll(Struct, frozen=True):
    """The poll as far as it is thought of; expires_in is in seconds."""

    options: Sequence[str]
    expires_in: int | None
    multiple: bool
    hide_totals: bool


class DraftParams(Struct, frozen=True, kw_only=True):
    """What was written so far; null is what its author has not decided. answers: who may answer."""

    text: str
    poll: DraftPoll | None
    media_ids: Sequence[str] | None
    sensitive: bool | None
    spoiler_text: str | None
    visibility: str | None
    in_reply_to_id: str | None
    language: str | None
    quoted_status_id: str | None
    quote_approval_policy: str | None
    answers: str | None
    local_only: bool


class DraftStatus(Struct, frozen=True):
    """A draft; updated_at is what has to be sent along with the next change."""

    id: str
    updated_at: str
    params: DraftParams
    media_attachments: Sequence[MediaAttachment]


async def show_drafts(house: House, rows: Sequence[DraftRow]) -> list[DraftStatus]:
    """The drafts, in this order, for their author."""
    sketches = [sketch_from(row.sketch) for row in rows]
    files = await media.gather(house, {id_ for sketch in sketches for id_ in sketch.media_ids})
    return [
        DraftStatus(str(row.id), iso(row.updated_at), _params(sketch), media.render_all(files, sketch.media_ids))
        for row, sketch in zip(rows, sketches, strict=True)
    ]


def _params(sketch: Sketch) -> DraftParams:
    return DraftParams(
        text=sketch.text,
        poll=None if sketch.poll is None else _poll(sketch.poll),
        media_ids=[str(id_) for id_ in sketch.media_ids] or None,
        sensitive=sketch.sensitive,
        spoiler_text=sketch.spoiler_text or None,
        visibility=sketch.visibility,
        in_reply_to_id=None if sketch.in_reply_to_id is None else str(sketch.in_reply_to_id),
        language=sketch.language,
        quoted_status_id=None if sketch.quote_of_id is None else str(sketch.quote_of_id),
        quote_approval_policy=sketch.quote_policy,
        answers=sketch.answers or None,
        local_only=sketch.local_only,
    )


def _poll(poll: SketchedPoll) -> DraftPoll:
    return DraftPoll(poll.options, poll.expires_in, poll.multiple, poll.hide_totals)
