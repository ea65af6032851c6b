"""Keep a post of another server: from then on it is a post as ours are."""

from collections.abc import Sequence
from typing import NamedTuple

from goodmob.accounts.permissions import require_good_standing
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Forbidden, NotFound, Unavailable
from goodmob.media.actions.keep_far_attachment import FarAttachment, keep_far_attachments
from goodmob.posts.actions.ask_approval import ask_approval, leave_to
from goodmob.posts.actions.count_in import count_in
from goodmob.posts.actions.far.place import place_of
from goodmob.posts.actions.far.poll import open_far_poll
from goodmob.posts.actions.far.tell_context import tell_context
from goodmob.posts.actions.far.tell_counts import tell_counts
from goodmob.posts.actions.publish import answered_account
from goodmob.posts.actions.tagging import count_uses, tags_named, tie_tags
from goodmob.posts.actions.write_post import NewPost, write_mentions, write_post
from goodmob.posts.events import PostFound, PostHeld, PostPublished
from goodmob.posts.permissions import seen_original
from goodmob.posts.queries.loose_ends import has_loose_ends
from goodmob.posts.queries.posts import PostRow, is_buried, post_by_id, post_id_by_uri
from goodmob.posts.rules.far_posts import FarFile, FarPost, Known
from goodmob.posts.rules.policies import kept
from goodmob.posts.rules.visibility import stands_in_public
from goodmob.trust.actions.weigh import Verdict, weigh

MOST_NAMED = 30
MOST_TAGS = 16
"""What one action has room for; whoever lives here is named first."""


class _Checked(NamedTuple):
    """A post that may be kept, and what it was checked against; asks: once whom it answers lets it in."""

    post: FarPost
    known: Known
    parent: PostRow | None
    quoted: PostRow | None
    held: bool
    asks: bool


async def keep_far_post(tx: Transaction, author_id: int, post: FarPost, known: Known) -> int:
    """Keeps the post and gives its id; one that is known already stays as it is.

    Refused where it was deleted (NotFound), where its author may not be heard, and where whom it answers cannot be
    seen by its author or does not let it (Forbidden); where they want to be asked, it waits.
    """
    earlier = await post_id_by_uri(tx, post.uri)
    if earlier is not None:
        return earlier
    checked = await _check(tx, author_id, post, known)
    post_id = place_of(tx, post.published_at)

    await _write(tx, author_id, post_id, checked)
    await tell_counts(tx, post_id, post.counts)
    await tell_context(tx, checked.parent.conversation_id if checked.parent else post_id, post_id, post.context)
    await _count(tx, author_id, post_id, checked)

    if checked.asks and checked.parent is not None:
        await ask_approval(tx, author_id, checked.parent, "reply", post_id)
    else:
        await _announce(tx, author_id, post_id, checked)
    return post_id


async def _check(tx: Transaction, author_id: int, post: FarPost, known: Known) -> _Checked:
    if await is_buried(tx, post.uri):
        raise NotFound
    await require_good_standing(tx, author_id)
    parent = None if known.parent_id is None else await post_by_id(tx, known.parent_id)
    asks = parent is not None and parent.local and await _asks(tx, author_id, parent)
    quoted = None if known.quoted_id is None else await post_by_id(tx, known.quoted_id)
    if quoted is not None and quoted.local:
        quoted = await _reached(tx, author_id, quoted)
    verdict = await weigh(
        tx,
        author_id,
        f"{post.spoiler_text}\n{post.text}",
        visibility=post.visibility,
        mentioned_ids=list(known.named_ids),
        in_reply_to_id=known.parent_id,
    )
    if verdict is Verdict.REFUSE:
        raise Forbidden
    return _Checked(post, known, parent, quoted, verdict is Verdict.HOLD, asks)


async def _asks(tx: Transaction, author_id: int, parent: PostRow) -> bool:
    """Whether the answer to a post of ours waits for its author; refused where that post is not for them."""
    parent = await _reached(tx, author_id, parent)
    if parent.approval is not None:
        raise NotFound
    return await leave_to(tx, author_id, parent, "reply") == "asks"


async def _reached(tx: Transaction, author_id: int, post: PostRow) -> PostRow:
    """A post of ours as somebody elsewhere sees it; NotFound where it never leaves this server."""
    if post.local_only:
        raise NotFound
    return await seen_original(tx, author_id, post.id)


async def _write(tx: Transaction, author_id: int, post_id: int, checked: _Checked) -> None:
    post, known, parent, quoted = checked.post, checked.known, checked.parent, checked.quoted
    told = told_files(post, known)
    files = await keep_far_attachments(tx, author_id, post_id, told) if told else []
    answers_another = post.answers is not None and (parent is None or parent.account_id != author_id)
    new = NewPost(
        id=post_id,
        account_id=author_id,
        local=False,
        visibility=post.visibility,
        conversation_id=parent.conversation_id if parent else post_id,
        created_at=post.published_at,
        edited_at=post.updated_at,
        held=checked.held,
        listed=stands_in_public(post.visibility, checked.held or checked.asks, answers_another),
        sensitive=post.sensitive,
        language=post.language,
        in_reply_to_id=parent.id if parent else None,
        in_reply_to_account_id=answered_account(author_id, parent) if parent else known.answered_id,
        quote_of_id=quoted.id if quoted else None,
        quote_of_account_id=quoted.account_id if quoted else None,
        quote_state=quote_state(quoted, post, known),
        quote_policy=post.quote_policy,
        poll_id=await open_far_poll(tx, author_id, post_id, post.poll) if post.poll else None,
        approval="pending" if checked.asks else None,
        interaction_policy=kept(post.policy, post.visibility),
        uri=post.uri,
        url=post.url,
        answers_uri=post.answers if parent is None else None,
        media_ids=tuple(files),
        spoiler_text=post.spoiler_text,
        text=post.text,
        html=post.html,
    )
    if not await write_post(tx, new):
        raise Unavailable("The place of this post was taken at the same moment")
    silent = [id_ for id_ in known.silent_ids if id_ not in known.named_ids]
    await write_mentions(tx, post_id, known.named_ids[:MOST_NAMED], silent_ids=silent[:MOST_NAMED])


def told_files(post: FarPost, known: Known) -> Sequence[FarAttachment]:
    """The files of the post, as they are kept."""
    return [_told(file, known.domain) for file in post.files] if known.shows_files else []


def _told(file: FarFile, domain: str) -> FarAttachment:
    return FarAttachment(
        url=file.url,
        domain=domain,
        mime=file.mime,
        kind="" if file.kind == "unknown" else file.kind,
        description=file.description,
        focus=file.focus,
        blurhash=file.blurhash,
        width=file.width,
        height=file.height,
        preview_url=file.still_url,
    )


def quote_state(quoted: PostRow | None, post: FarPost, known: Known) -> str | None:
    """How a quote stands: shown where whom it quotes let it, else it waits; where nobody is asked, a link is all."""
    if quoted is None:
        return None
    if known.quote_allowed:
        return "accepted"
    return "unasked" if post.quotes_unasked else "pending"


async def _count(tx: Transaction, author_id: int, post_id: int, checked: _Checked) -> None:
    post, parent, quoted = checked.post, checked.parent, checked.quoted
    tags = await tags_named(tx, post.tags[:MOST_TAGS])
    await tie_tags(tx, post_id, tags)
    if checked.asks:
        return
    await count_in(
        tx,
        author_id,
        post.visibility,
        answered_id=parent.id if parent else None,
        quoted_id=quoted.id if quoted and checked.known.quote_allowed else None,
        posted_at=post.published_at,
    )
    if checked.known.is_news and post.visibility == "public" and not checked.held:
        await count_uses(tx, author_id, [tag.id for tag in tags])


async def _announce(tx: Transaction, author_id: int, post_id: int, checked: _Checked) -> None:
    post = checked.post
    if checked.held:
        await tx.announce(PostHeld(post_id, author_id))
        return
    if checked.known.is_news:
        conversation_id = checked.parent.conversation_id if checked.parent else None
        about_id = checked.quoted.id if checked.quoted else None
        linked = "://" in post.html
        await tx.announce(PostPublished(post_id, author_id, conversation_id, bool(post.tags), linked, about_id))
    if not checked.known.is_news or post.poll is not None or await has_loose_ends(tx, post_id):
        await tx.announce(PostFound(post_id, author_id, checked.known.is_news))
