"""Mastodon's ScheduledStatus: a post that waits for its hour."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.media.entities import attachment as media
from goodmob.media.entities.attachment import MediaAttachment
from goodmob.posts.queries.scheduled import ScheduledRow
from goodmob.posts.rules.drafts import Draft, draft_from
from goodmob.posts.rules.polls import PollDraft


class ScheduledPoll(Struct, frozen=True):
    """The poll that will be opened; expires_in is in seconds from its publication."""

    options: Sequence[str]
    expires_in: int
    multiple: bool
    hide_totals: bool


class ScheduledParams(Struct, frozen=True, kw_only=True):
    """What was asked for when the post was written."""

    text: str
    poll: ScheduledPoll | None = None
    media_ids: Sequence[str] | None = None
    sensitive: bool | None = None
    spoiler_text: str | None = None
    visibility: str
    in_reply_to_id: str | None = None
    language: str | None = None
    application_id: str | None = None
    scheduled_at: None = None
    idempotency: None = None
    with_rate_limit: bool = False
    quoted_status_id: str | None = None
    quote_approval_policy: str
    allowed_mentions: Sequence[str] | None = None


class ScheduledStatus(Struct, frozen=True):
    """A post that will be published at scheduled_at."""

    id: str
    scheduled_at: str
    params: ScheduledParams
    media_attachments: Sequence[MediaAttachment]


async def show_scheduled(house: House, rows: Sequence[ScheduledRow]) -> list[ScheduledStatus]:
    """The scheduled posts, in this order, for their author."""
    drafts = [draft_from(row.draft) for row in rows]
    files = await media.gather(house, {id_ for draft in drafts for id_ in draft.media_ids})
    return [
        ScheduledStatus(str(row.id), iso(row.scheduled_at), _params(draft), media.render_all(files, draft.media_ids))
        for row, draft in zip(rows, drafts, strict=True)
    ]


def _params(draft: Draft) -> ScheduledParams:
    poll = draft.poll
    return ScheduledParams(
        text=draft.text,
        poll=None if poll is None else _poll(poll),
        media_ids=[str(id_) for id_ in draft.media_ids] or None,
        sensitive=draft.sensitive,
        spoiler_text=draft.spoiler_text or None,
        visibility=draft.visibility,
        in_reply_to_id=_text(draft.in_reply_to_id),
        language=draft.language,
        application_id=_text(draft.application_id),
        quoted_status_id=_text(draft.quote_of_id),
        quote_approval_policy=draft.quote_policy,
        allowed_mentions=None if draft.allowed_mentions is None else [str(id_) for id_ in draft.allowed_mentions],
    )


def _poll(poll: PollDraft) -> ScheduledPoll:
    return ScheduledPoll(poll.options, poll.expires_in, poll.multiple, poll.hide_totals)


def _text(id_: int | None) -> str | None:
    return None if id_ is None else str(id_)
