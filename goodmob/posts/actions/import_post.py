"""Write a post that its author brings along: it stands where it was written, and nobody is told of it."""

from collections.abc import Sequence

from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.permissions import require_presence
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound, Unavailable
from goodmob.core.settings import Settings
from goodmob.media.actions.attach import attach
from goodmob.posts.actions.count_in import count_in
from goodmob.posts.actions.far.keep import MOST_TAGS
from goodmob.posts.actions.far.place import place_at
from goodmob.posts.actions.far.poll import open_far_poll
from goodmob.posts.actions.publish import answered_account
from goodmob.posts.actions.tagging import tags_named, tie_tags
from goodmob.posts.actions.write_post import NewPost, write_post
from goodmob.posts.events import PostImported
from goodmob.posts.permissions import seen_original
from goodmob.posts.queries.imported import imported_as
from goodmob.posts.queries.posts import PostRow, id_by_uri
from goodmob.posts.rules.far_posts import FarPost
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES, stands_in_public
from goodmob.posts.tables.imported import imported_post

EARLIEST = 946_684_800_000_000
"""The year 2000 (us): no post of any such server is older, whatever an archive says."""

NOTE = statement(insert(imported_post).inline())


async def import_post(
    tx: Transaction, settings: Settings, author_id: int, post: FarPost, media_ids: Sequence[int]
) -> int | None:
    """The id of the post, which is one of the author's own from now on; None where it is here already.

    It is tied to what it answers where that is known here, else once it comes. Nobody is named or told, whatever the
    text says; a private message is seen by its author alone. A poll is over.
    """
    await require_presence(tx, author_id)
    if await imported_as(tx, author_id, post.uri) is not None:
        return None
    known = await id_by_uri(tx, settings, post.uri)
    if known is not None and await _is_own(tx, author_id, known):
        return None
    parent = await _answered(tx, settings, author_id, post.answers)
    written_at = max(post.published_at, EARLIEST)
    post_id = place_at(written_at)

    await _write(tx, author_id, post_id, written_at, post, parent, media_ids)
    await tx.run(NOTE, post_id=post_id, account_id=author_id, uri=post.uri)
    await tie_tags(tx, post_id, await tags_named(tx, post.tags[:MOST_TAGS]))
    answered_id = parent.id if parent else None
    await count_in(tx, author_id, post.visibility, answered_id=answered_id, posted_at=written_at)

    await tx.announce(PostImported(post_id, author_id))
    return post_id


async def _is_own(tx: Transaction, author_id: int, post_id: int) -> bool:
    try:
        return (await seen_original(tx, author_id, post_id)).account_id == author_id
    except NotFound:
        return False


async def _answered(tx: Transaction, settings: Settings, author_id: int, uri: str | None) -> PostRow | None:
    if uri is None:
        return None
    parent_id = await imported_as(tx, author_id, uri) or await id_by_uri(tx, settings, uri)
    try:
        return None if parent_id is None else await seen_original(tx, author_id, parent_id)
    except NotFound:
        return None


async def _write(
    tx: Transaction,
    author_id: int,
    post_id: int,
    written_at: int,
    post: FarPost,
    parent: PostRow | None,
    media_ids: Sequence[int],
) -> None:
    answers_another = post.answers is not None and (parent is None or parent.account_id != author_id)
    new = NewPost(
        id=post_id,
        account_id=author_id,
        visibility=post.visibility,
        conversation_id=parent.conversation_id if parent else post_id,
        created_at=written_at,
        edited_at=post.updated_at,
        listed=stands_in_public(post.visibility, False, answers_another),
        sensitive=post.sensitive,
        language=post.language,
        in_reply_to_id=parent.id if parent else None,
        in_reply_to_account_id=answered_account(author_id, parent) if parent else None,
        quote_policy="public" if post.visibility in OPEN_VISIBILITIES else "nobody",
        poll_id=await open_far_poll(tx, author_id, post_id, post.poll, over=True) if post.poll else None,
        url=post.url or post.uri,
        answers_uri=post.answers if parent is None else None,
        media_ids=tuple(media_ids),
        spoiler_text=post.spoiler_text,
        text=post.text,
        html=post.html,
    )
    if not await write_post(tx, new):
        raise Unavailable("The place of this post was taken at the same moment")
    if media_ids:
        await attach(tx, author_id, list(media_ids), post_id)
