"""Mastodon's StatusEdit and StatusSource: what a post was, and what its author wrote."""

from collections.abc import Sequence

import msgspec
from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.entities.account import Account
from goodmob.core.clock import iso
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.media.entities import attachment as media
from goodmob.media.entities.attachment import MediaAttachment
from goodmob.media.entities.emoji import CustomEmoji
from goodmob.posts.entities.emojis import emojis_in, render_emojis_in
from goodmob.posts.entities.gathered import gather
from goodmob.posts.entities.show import render
from goodmob.posts.entities.status import Quote
from goodmob.posts.queries.posts import EditRow, PostRow, body_of, edits_of, unpacked


class EditedOption(Struct, frozen=True):
    """An option of a poll in an earlier version."""

    title: str


class EditedPoll(Struct, frozen=True):
    """The poll of an earlier version."""

    options: Sequence[EditedOption]


class StatusEdit(Struct, frozen=True, kw_only=True):
    """A post as it was from created_at on."""

    content: str
    spoiler_text: str
    sensitive: bool
    created_at: str
    account: Account
    poll: EditedPoll | UnsetType = UNSET
    media_attachments: Sequence[MediaAttachment] = ()
    emojis: Sequence[CustomEmoji] = ()
    quote: Quote | UnsetType = UNSET


class StatusSource(Struct, frozen=True):
    """What the author wrote, for editing."""

    id: str
    text: str
    spoiler_text: str


async def show_history(house: House, viewer_id: int | None, post: PostRow) -> list[StatusEdit]:
    """Every version of a post that the viewer sees, the first one first; one where it was never edited."""
    gathered = await gather(house, viewer_id, [post.id])
    if not gathered.sight.sees_id(post.id):
        raise NotFound
    status = render(gathered, post.id)
    account = status.account
    quote = UNSET if status.quote is None else status.quote
    edits = await edits_of(house.db, post.id)
    if not edits:
        titles = [EditedOption(option.title) for option in status.poll.options] if status.poll else []
        now = StatusEdit(
            content="" if status.content is UNSET else status.content,
            spoiler_text=status.spoiler_text,
            sensitive=status.sensitive,
            created_at=status.created_at,
            account=account,
            poll=EditedPoll(titles) if titles else UNSET,
            media_attachments=status.media_attachments,
            emojis=status.emojis,
            quote=quote,
        )
        return [now]
    files = await media.gather(house, {id_ for row in edits for id_ in unpacked(row.media_ids)})
    domain = account.acct.partition("@")[2]
    emojis = await emojis_in(house, [row.html for row in edits], domain)
    return [
        msgspec.structs.replace(
            _version(row, account, files),
            sensitive=row.sensitive or gathered.sight.covers(post),
            quote=quote,
            emojis=render_emojis_in(house, [row.html], emojis, domain),
        )
        for row in edits
    ]


def _version(row: EditRow, account: Account, files: media.Gathered) -> StatusEdit:
    titles = msgspec.json.decode(row.poll_options, type=list[str]) if row.poll_options else []
    return StatusEdit(
        content=row.html,
        spoiler_text=row.spoiler_text,
        sensitive=row.sensitive,
        created_at=iso(row.created_at),
        account=account,
        poll=EditedPoll([EditedOption(title) for title in titles]) if titles else UNSET,
        media_attachments=media.render_all(files, unpacked(row.media_ids)),
    )


async def show_source(house: House, post: PostRow) -> StatusSource:
    """The source of a post that the viewer sees."""
    body = await body_of(house.db, post.id)
    return StatusSource(str(post.id), body.text if body else "", body.spoiler_text if body else "")
