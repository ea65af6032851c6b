"""Publish a post."""

from typing import NamedTuple

from msgspec import structs

from goodmob.accounts.permissions import require_good_standing, require_presence
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Forbidden, Invalid, NotFound
from goodmob.core.settings import Settings
from goodmob.core.text.length import weighted_length
from goodmob.media.actions.attach import attach
from goodmob.posts.actions.ask_approval import ask_approval, leave_to
from goodmob.posts.actions.claim_key import claim_key
from goodmob.posts.actions.count_in import count_in
from goodmob.posts.actions.open_poll import open_poll
from goodmob.posts.actions.pace import require_patience
from goodmob.posts.actions.tagging import count_uses, tags_named, tie_tags
from goodmob.posts.actions.wording import Wording, worded
from goodmob.posts.actions.write_post import NewPost, write_mentions, write_post
from goodmob.posts.events import PostHeld, PostPublished
from goodmob.posts.permissions import may_quote, seen_original
from goodmob.posts.queries.posts import PostRow
from goodmob.posts.rules.drafts import Draft as Draft
from goodmob.posts.rules.drafts import check_draft, settled
from goodmob.posts.rules.policies import kept
from goodmob.posts.rules.refusals import CANNOT_QUOTE, CANNOT_QUOTE_ALONE, Unfit
from goodmob.posts.rules.threads import check_thread
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES, Visibility, stands_in_public
from goodmob.trust.actions.weigh import Verdict, weigh


class Checked(NamedTuple):
    """A draft that may be published, and what it was checked against; asks: once whom it answers lets it in."""

    draft: Draft
    wording: Wording
    parent: PostRow | None
    quoted: PostRow | None
    visibility: Visibility
    held: bool
    asks: bool

    @property
    def local_only(self) -> bool:
        """Whether only people of this server see the post: as it wishes, or because what it quotes is so."""
        return self.draft.local_only or (self.quoted is not None and self.quoted.local_only)


async def publish(tx: Transaction, settings: Settings, author_id: int, draft: Draft, key: str | None = None) -> int:
    """Publishes the draft with all that goes on below it, and gives the post's id: with a key that was used within
    the hour, the earlier post's.

    Invalid names the field that is wrong. NotFound where the author may not see what is answered or quoted, Forbidden
    where who wrote that does not let it be answered; where they want to be asked, the post waits for them.
    """
    post_id = tx.new_id()
    if key is not None and (earlier := await claim_key(tx, author_id, key, post_id)) != post_id:
        return earlier
    check_thread(draft)

    await _publish_as(tx, settings, author_id, post_id, draft)
    before = post_id
    for part in draft.more:
        # Who writes several at once has waited for the first.
        following = structs.replace(part, in_reply_to_id=before, at_once=True)
        before = tx.new_id()
        await _publish_as(tx, settings, author_id, before, following)
    return post_id


async def _publish_as(tx: Transaction, settings: Settings, author_id: int, post_id: int, draft: Draft) -> None:
    checked = await check(tx, settings, author_id, draft)

    await _write(tx, author_id, post_id, checked)
    await _count(tx, author_id, post_id, checked)

    if checked.asks and checked.parent is not None:
        await ask_approval(tx, author_id, checked.parent, "reply", post_id)
    else:
        await tx.announce(_news(author_id, post_id, checked))


async def check(tx: Transaction, settings: Settings, author_id: int, draft: Draft) -> Checked:
    """Refuses a draft that may not be published as it is; attachments are checked when they are attached."""
    await (require_good_standing if draft.is_due else require_presence)(tx, author_id)
    draft = settled(draft)
    check_draft(draft, weighted_length(draft.text, draft.spoiler_text))
    parent = await _answered(tx, author_id, draft.in_reply_to_id)
    if parent is not None and not draft.at_once:
        await require_patience(tx, author_id, parent)
    quoted = await _quoted(tx, author_id, draft.quote_of_id)
    wording = await worded(tx, settings, draft.text)
    _check_mentions(author_id, draft, wording, quoted)
    verdict = await weigh(
        tx,
        author_id,
        f"{draft.spoiler_text}\n{draft.text}",
        visibility=draft.visibility,
        mentioned_ids=wording.mentioned_ids,
        in_reply_to_id=parent.id if parent else None,
    )
    if verdict is Verdict.REFUSE:
        raise Forbidden
    visibility = draft.visibility
    if quoted is not None and quoted.visibility == "private" and visibility in OPEN_VISIBILITIES:
        visibility = "private"
    asks = parent is not None and await _asks(tx, author_id, parent, visibility, wording)
    return Checked(draft, wording, parent, quoted, visibility, verdict is Verdict.HOLD, asks)


async def _answered(tx: Transaction, author_id: int, post_id: int | None) -> PostRow | None:
    try:
        return None if post_id is None else await seen_original(tx, author_id, post_id)
    except NotFound as error:
        raise NotFound("The post you are trying to reply to does not appear to exist.") from error


async def _asks(tx: Transaction, author_id: int, parent: PostRow, visibility: Visibility, wording: Wording) -> bool:
    if parent.approval is not None:
        raise Unfit("The post you are trying to reply to has not been let in by whom it answers.")
    if await leave_to(tx, author_id, parent, "reply") == "allowed":
        return False
    if visibility not in OPEN_VISIBILITIES and parent.account_id not in wording.mentioned_ids:
        raise Unfit("Whom you reply to has to let your reply in, and could not see it: mention them.")
    return True


async def _quoted(tx: Transaction, author_id: int, post_id: int | None) -> PostRow | None:
    if post_id is None:
        return None
    try:
        quoted = await seen_original(tx, author_id, post_id)
    except NotFound as error:
        raise NotFound(CANNOT_QUOTE) from error
    if not await may_quote(tx, author_id, quoted):
        raise NotFound(CANNOT_QUOTE)
    return quoted


def _check_mentions(author_id: int, draft: Draft, wording: Wording, quoted: PostRow | None) -> None:
    if draft.allowed_mentions is not None:
        unexpected = [id_ for id_ in wording.mentioned_ids if id_ not in draft.allowed_mentions]
        if unexpected:
            listed = [{"id": str(id_)} for id_ in unexpected]
            raise Invalid("text", "mentions accounts you did not expect", details={"unexpected_accounts": listed})
    if draft.visibility == "direct" and quoted is not None:
        if quoted.account_id in {author_id, *wording.mentioned_ids}:
            return
        raise Unfit(CANNOT_QUOTE_ALONE)


def _news(author_id: int, post_id: int, checked: Checked) -> PostHeld | PostPublished:
    if checked.held:
        return PostHeld(post_id, author_id)
    conversation_id = checked.parent.conversation_id if checked.parent else None
    linked = "://" in checked.draft.text
    about_id = checked.quoted.id if checked.quoted else None
    tagged, spared = bool(checked.wording.tag_names), checked.draft.spared
    return PostPublished(post_id, author_id, conversation_id, tagged, linked, about_id, spared)


async def _write(tx: Transaction, author_id: int, post_id: int, checked: Checked) -> None:
    draft, wording, parent, quoted = checked.draft, checked.wording, checked.parent, checked.quoted
    answers_another = parent is not None and answered_account(author_id, parent) != author_id
    poll_id = await open_poll(tx, author_id, post_id, draft.poll) if draft.poll else None
    new = NewPost(
        id=post_id,
        account_id=author_id,
        visibility=checked.visibility,
        conversation_id=parent.conversation_id if parent else post_id,
        created_at=tx.now,
        held=checked.held,
        listed=stands_in_public(checked.visibility, checked.held or checked.asks, answers_another),
        sensitive=draft.sensitive,
        language=draft.language,
        application_id=draft.application_id,
        in_reply_to_id=parent.id if parent else None,
        in_reply_to_account_id=answered_account(author_id, parent) if parent else None,
        quote_of_id=quoted.id if quoted else None,
        quote_of_account_id=quoted.account_id if quoted else None,
        quote_state=_quote_state(author_id, quoted),
        quote_policy=draft.quote_policy,
        poll_id=poll_id,
        approval="pending" if checked.asks else None,
        interaction_policy=kept(draft.interaction_policy, checked.visibility),
        local_only=checked.local_only,
        facet=draft.facet,
        media_ids=draft.media_ids,
        spoiler_text=draft.spoiler_text,
        text=draft.text,
        html=wording.html,
    )
    await write_post(tx, new)
    await write_mentions(tx, post_id, wording.mentioned_ids)
    if draft.media_ids:
        await attach(tx, author_id, list(draft.media_ids), post_id)


def _quote_state(author_id: int, quoted: PostRow | None) -> str | None:
    """Whether the quote stands at once: authors elsewhere are asked, even where they let everybody."""
    if quoted is None:
        return None
    return "accepted" if quoted.local or quoted.account_id == author_id else "pending"


def answered_account(author_id: int, parent: PostRow) -> int:
    """Whom an answer is for: answering one's own answer goes on answering whom that was for."""
    if parent.account_id == author_id and parent.in_reply_to_account_id is not None:
        return parent.in_reply_to_account_id
    return parent.account_id


async def _count(tx: Transaction, author_id: int, post_id: int, checked: Checked) -> None:
    tags = await tags_named(tx, checked.wording.tag_names)
    await tie_tags(tx, post_id, tags)
    if checked.asks:
        return
    await count_in(
        tx,
        author_id,
        checked.visibility,
        answered_id=checked.parent.id if checked.parent else None,
        quoted_id=checked.quoted.id if checked.quoted and checked.quoted.local else None,
    )
    if checked.visibility == "public" and not checked.held and not checked.local_only:
        await count_uses(tx, author_id, [tag.id for tag in tags])
