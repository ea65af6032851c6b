"""Change our copy of a post as its author changed it elsewhere."""

from sqlalchemy import BigInteger, bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict
from goodmob.media.actions.keep_far_attachment import keep_far_attachments
from goodmob.posts.actions.answer_quote import show_quote
from goodmob.posts.actions.edit import REWRITE, SILENCE
from goodmob.posts.actions.far.keep import MOST_NAMED, MOST_TAGS, told_files
from goodmob.posts.actions.far.poll import tally_far_poll
from goodmob.posts.actions.far.tell_context import tell_context
from goodmob.posts.actions.keep_version import keep_version
from goodmob.posts.actions.tagging import tags_named, tie_tags, untie_tags
from goodmob.posts.actions.write_post import media_columns, packed, write_mentions
from goodmob.posts.events import PostEdited, PostFound
from goodmob.posts.ownership import own
from goodmob.posts.queries.mentions import mentioned_in
from goodmob.posts.queries.posts import PostBody, PostRow, body_of
from goodmob.posts.queries.tags import tags_of
from goodmob.posts.rules.far_posts import FarPost, Known
from goodmob.posts.rules.policies import kept
from goodmob.posts.tables.posts import post as post_table

ALLOW = statement(
    update(post_table)
    .where(post_table.c.id == bindparam("of_post_id", type_=BigInteger))
    .values(interaction_policy=bindparam("new_policy"), quote_policy=bindparam("new_quote_policy"))
)


async def revise_far_post(tx: Transaction, author_id: int, post_id: int, post: FarPost, known: Known) -> None:
    """Makes the copy as the author says: another text is an edit, which the history keeps; figures just change.

    What is older than the copy changes nothing. NotFound where the copy is not the author's, Conflict where another
    edit was faster.
    """
    row, body = await own(tx, author_id, post_id), await body_of(tx, post_id)
    if row.boost_of_id is not None or body is None or row.local or _is_older(row, post):
        return

    is_edit = _is_edit(row, post)
    if is_edit:
        await keep_version(tx, post_id)
    await tell_context(tx, row.conversation_id, post_id, post.context)
    poll_id, is_new_poll = await tally_far_poll(tx, author_id, post_id, row.poll_id, post.poll)
    await _allow(tx, row, post, known)
    if is_new_poll:
        await tx.announce(PostFound(post_id, author_id, is_news=True))
    files = await keep_far_attachments(tx, author_id, post_id, told_files(post, known)) if is_edit else []
    if not is_edit or not (is_new_poll or _differs(row, body, post, files)):
        return
    await _rewrite(tx, row, post, files, poll_id)
    named = (await mentioned_in(tx, [post_id])).get(post_id, [])
    await _rename(tx, row, post, known)
    await keep_version(tx, post_id)

    newly_named = tuple(id_ for id_ in known.named_ids[:MOST_NAMED] if id_ not in named)
    await tx.announce(PostEdited(post_id, author_id, row.version + 1, newly_named))


def _is_older(row: PostRow, post: FarPost) -> bool:
    return row.edited_at is not None and (post.updated_at is None or post.updated_at < row.edited_at)


def _is_edit(row: PostRow, post: FarPost) -> bool:
    return post.updated_at is not None and (row.edited_at is None or post.updated_at > row.edited_at)


def _differs(row: PostRow, body: PostBody, post: FarPost, files: list[int]) -> bool:
    now = (post.html, post.spoiler_text, post.sensitive, post.language, packed(files))
    return now != (body.html, body.spoiler_text, body.sensitive, row.language, body.media_ids)


async def _allow(tx: Transaction, row: PostRow, post: FarPost, known: Known) -> None:
    policy = kept(post.policy, row.visibility)
    if (policy, post.quote_policy) != (row.interaction_policy, row.quote_policy):
        await tx.run(ALLOW, of_post_id=row.id, new_policy=policy, new_quote_policy=post.quote_policy)
    is_same = row.quote_of_id is not None and row.quote_of_id == known.quoted_id
    if is_same and known.quote_allowed:
        await show_quote(tx, row)


async def _rewrite(tx: Transaction, row: PostRow, post: FarPost, files: list[int], poll_id: int | None) -> None:
    changed = await tx.run(
        REWRITE,
        of_post_id=row.id,
        old_version=row.version,
        new_edited_at=post.updated_at,
        new_held=row.held,
        new_listed=row.listed,
        new_sensitive=post.sensitive,
        new_language=post.language,
        new_poll_id=poll_id,
        new_spoiler_text=post.spoiler_text,
        new_text=post.text,
        new_html=post.html,
        **{f"new_{name}": value for name, value in media_columns(row.account_id, files).items()},
    )
    if not changed:
        raise Conflict("The post was changed at the same moment")


async def _rename(tx: Transaction, row: PostRow, post: FarPost, known: Known) -> None:
    named = list(known.named_ids[:MOST_NAMED])
    await write_mentions(tx, row.id, named)
    await tx.run(SILENCE, of_post_id=row.id, still_named=named)
    carried = {tag.id for tag in (await tags_of(tx, [row.id])).get(row.id, [])}
    tags = {tag.id: tag for tag in await tags_named(tx, post.tags[:MOST_TAGS])}
    await untie_tags(tx, row.id, carried - tags.keys())
    await tie_tags(tx, row.id, [tag for id_, tag in tags.items() if id_ not in carried])
