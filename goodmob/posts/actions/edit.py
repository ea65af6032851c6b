"""Edit a post; every version stays in its history."""

from collections.abc import Sequence

import msgspec
from msgspec import UNSET, UnsetType
from sqlalchemy import bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.errors import Conflict, Forbidden
from goodmob.core.settings import Settings
from goodmob.core.text.length import weighted_length
from goodmob.media.actions.attach import attach
from goodmob.media.actions.describe import describe
from goodmob.posts.actions.change_poll import change_poll
from goodmob.posts.actions.keep_version import keep_version
from goodmob.posts.actions.quote import set_quote_policy
from goodmob.posts.actions.set_interaction_policy import set_interaction_policy
from goodmob.posts.actions.tagging import count_uses, tags_named, tie_tags, untie_tags
from goodmob.posts.actions.wording import Wording, worded
from goodmob.posts.actions.write_post import media_columns, packed, write_mentions
from goodmob.posts.events import PostEdited
from goodmob.posts.ownership import own
from goodmob.posts.queries.mentions import mentioned_in
from goodmob.posts.queries.posts import PostBody, PostRow, body_of, unpacked
from goodmob.posts.queries.tags import tags_of
from goodmob.posts.rules.drafts import Draft, check_draft, settled
from goodmob.posts.rules.policies import Policy
from goodmob.posts.rules.polls import PollDraft
from goodmob.posts.rules.refusals import Unfit
from goodmob.posts.rules.visibility import QuotePolicy
from goodmob.posts.tables.posts import mention, post
from goodmob.trust.actions.weigh import Verdict, weigh

_NEW = ("edited_at", "held", "listed", "sensitive", "language", "poll_id", "spoiler_text", "text", "html")
_NEW_MEDIA = ("media_ids", "has_media", "media_account_id")
REWRITE = statement(
    update(post)
    .where(post.c.id == bindparam("of_post_id"), post.c.version == bindparam("old_version"))
    .values({name: bindparam(f"new_{name}") for name in (*_NEW, *_NEW_MEDIA)} | {"version": post.c.version + 1})
)
SILENCE = statement(
    update(mention)
    .where(mention.c.post_id == bindparam("of_post_id"), ~among(mention.c.account_id, "still_named"))
    .values(silent=True)
)


class MediaWords(msgspec.Struct, frozen=True):
    """A new description and focus ("x,y") for an attachment; what is UNSET stays."""

    media_id: int
    description: str | UnsetType = UNSET
    focus: str | UnsetType = UNSET


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """How the author wants a post to be from now on: what is left out is taken away.

    language, quote_policy, interaction_policy: None leaves them as they are. media_words: new words for some of its
    attachments. keeps_poll: the poll stays as it is, also where it has ended, whatever `poll` says.
    """

    text: str = ""
    spoiler_text: str = ""
    sensitive: bool = False
    language: str | None = None
    media_ids: tuple[int, ...] = ()
    poll: PollDraft | None = None
    keeps_poll: bool = False
    quote_policy: QuotePolicy | None = None
    interaction_policy: Policy | None = None
    media_words: tuple[MediaWords, ...] = ()


async def edit(
    tx: Transaction, settings: Settings, account_id: int, post_id: int, revision: Revision, *, facet: str | None = None
) -> None:
    """Makes the account's own post as the revision says; a revision that changes nothing leaves no version.

    facet: the one whose slice edits. A post that is the face of something changes with that thing only, else Unfit.
    NotFound where it is not the account's own, Invalid where a field is wrong, Conflict where another edit was faster.
    """
    row, body = await own(tx, account_id, post_id), await body_of(tx, post_id)
    if row.boost_of_id is not None or body is None:
        raise Unfit("A boost cannot be edited")
    if row.facet != facet:
        raise Unfit("This post is edited where it was made")
    draft = settled(_draft(row, revision))
    check_draft(draft, weighted_length(draft.text, draft.spoiler_text))
    wording = await worded(tx, settings, draft.text)
    held = await _held(tx, row, draft, wording)

    if revision.quote_policy is not None:
        await set_quote_policy(tx, account_id, post_id, revision.quote_policy)
    if revision.interaction_policy is not None:
        await set_interaction_policy(tx, account_id, post_id, revision.interaction_policy)
    await keep_version(tx, post_id)
    poll_id, poll_changed = (row.poll_id, False) if revision.keeps_poll else await change_poll(tx, row, draft.poll)
    media_changed = await _attach(tx, row, body, draft, revision.media_words)
    if not (poll_changed or media_changed or _differs(row, body, draft)):
        return
    await _rewrite(tx, row, draft, html=wording.html, held=held, poll_id=poll_id)
    named = (await mentioned_in(tx, [post_id])).get(post_id, [])
    is_public = row.visibility == "public" and not row.local_only and not held and row.approval is None
    await _rename(tx, row, wording, public=is_public)
    await keep_version(tx, post_id)

    newly_named = tuple(id_ for id_ in wording.mentioned_ids if id_ not in named)
    await tx.announce(PostEdited(post_id, account_id, row.version + 1, newly_named))


def _draft(row: PostRow, revision: Revision) -> Draft:
    return Draft(
        text=revision.text,
        spoiler_text=revision.spoiler_text,
        sensitive=revision.sensitive,
        language=revision.language or row.language,
        media_ids=revision.media_ids,
        poll=None if revision.keeps_poll else revision.poll,
        in_reply_to_id=row.in_reply_to_id,
        quote_of_id=row.quote_of_id,
    )


async def _held(tx: Transaction, row: PostRow, draft: Draft, wording: Wording) -> bool:
    verdict = await weigh(
        tx,
        row.account_id,
        f"{draft.spoiler_text}\n{draft.text}",
        visibility=row.visibility,
        mentioned_ids=wording.mentioned_ids,
        in_reply_to_id=row.in_reply_to_id,
    )
    if verdict is Verdict.REFUSE:
        raise Forbidden
    return row.held or verdict is Verdict.HOLD


def _differs(row: PostRow, body: PostBody, draft: Draft) -> bool:
    wanted = (draft.text, draft.spoiler_text, draft.sensitive, draft.language, packed(draft.media_ids))
    return wanted != (body.text, body.spoiler_text, body.sensitive, row.language, body.media_ids)


async def _attach(
    tx: Transaction, row: PostRow, body: PostBody, draft: Draft, media_words: Sequence[MediaWords]
) -> bool:
    if draft.media_ids and list(draft.media_ids) != unpacked(body.media_ids):
        await attach(tx, row.account_id, draft.media_ids, row.id)
    changed = [
        await describe(
            tx, row.account_id, said.media_id, description=said.description, focus=said.focus, post_id=row.id
        )
        for said in media_words
        if said.media_id in draft.media_ids
    ]
    return any(changed)


async def _rewrite(tx: Transaction, row: PostRow, draft: Draft, *, html: str, held: bool, poll_id: int | None) -> None:
    changed = await tx.run(
        REWRITE,
        of_post_id=row.id,
        old_version=row.version,
        new_edited_at=tx.now,
        new_held=held,
        new_listed=row.listed and not held,
        new_sensitive=draft.sensitive,
        new_language=draft.language,
        new_poll_id=poll_id,
        new_spoiler_text=draft.spoiler_text,
        new_text=draft.text,
        new_html=html,
        **{f"new_{name}": value for name, value in media_columns(row.account_id, draft.media_ids).items()},
    )
    if not changed:
        raise Conflict("The post was edited elsewhere at the same time")


async def _rename(tx: Transaction, row: PostRow, wording: Wording, *, public: bool) -> None:
    await write_mentions(tx, row.id, wording.mentioned_ids)
    await tx.run(SILENCE, of_post_id=row.id, still_named=wording.mentioned_ids)
    carried = {tag.id for tag in (await tags_of(tx, [row.id])).get(row.id, [])}
    tags = {tag.id: tag for tag in await tags_named(tx, wording.tag_names)}
    await untie_tags(tx, row.id, carried - tags.keys())
    added = [tag for id_, tag in tags.items() if id_ not in carried]
    await tie_tags(tx, row.id, added)
    if public:
        await count_uses(tx, row.account_id, [tag.id for tag in added])
