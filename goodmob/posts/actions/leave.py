"""Remove what a deleted account wrote and did: a slice at a time."""

from typing import Any

from sqlalchemy import BigInteger, Integer, bindparam, select
from sqlalchemy import delete as delete_from

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import Statement, among, statement
from goodmob.media.actions.detach import detach
from goodmob.posts.actions.count import change_counts
from goodmob.posts.actions.delete import remove
from goodmob.posts.actions.forget_reactions import forget_reactions_of
from goodmob.posts.queries.posts import POSTS, PostRow
from goodmob.posts.tables.approvals import interaction_request
from goodmob.posts.tables.cards import card_day_account
from goodmob.posts.tables.drafts import draft
from goodmob.posts.tables.posts import post
from goodmob.posts.tables.reactions import bookmark, bookmark_folder, favourite, interaction
from goodmob.posts.tables.scheduled import scheduled_post
from goodmob.posts.tables.stamps import stamp
from goodmob.posts.tables.tags import featured_tag, tag_follow

POSTS_AT_ONCE = 1
"""Whom and what a single post names, and who hears of its end, may fill an action."""
ROWS_AT_ONCE = 60

_LIMIT = bindparam("limit", type_=Integer)
_LEAVER = bindparam("account_id", type_=BigInteger)

POSTS_BY = statement(POSTS.where(post.c.account_id == _LEAVER).limit(_LIMIT), into=PostRow)
SCHEDULED_BY = statement(select(scheduled_post.c.id).where(scheduled_post.c.account_id == _LEAVER).limit(_LIMIT))
DROP_SCHEDULED = statement(delete_from(scheduled_post).where(among(scheduled_post.c.id, "ids")))
DRAFTS_BY = statement(select(draft.c.id).where(draft.c.account_id == _LEAVER).limit(_LIMIT))
DROP_DRAFTS = statement(delete_from(draft).where(among(draft.c.id, "ids")))
FAVOURITES_BY = statement(
    select(favourite.c.post_id.label("id")).where(favourite.c.account_id == _LEAVER).limit(_LIMIT)
)
DROP_FAVOURITES = statement(
    delete_from(favourite).where(favourite.c.account_id == _LEAVER, among(favourite.c.post_id, "ids"))
)
_PRIVATE = (
    (bookmark, bookmark.c.post_id),
    (bookmark_folder, bookmark_folder.c.id),
    (tag_follow, tag_follow.c.tag_id),
    (featured_tag, featured_tag.c.tag_id),
    (interaction, interaction.c.post_id),
    (interaction_request, interaction_request.c.id),
    (stamp, stamp.c.id),
    (card_day_account, card_day_account.c.card_id),
)
PRIVATE_ROWS = tuple(
    (
        statement(select(column.label("id")).where(table.c.account_id == _LEAVER).limit(_LIMIT)),
        statement(delete_from(table).where(table.c.account_id == _LEAVER, among(column, "ids"))),
    )
    for table, column in _PRIVATE
)


async def leave_slice(tx: Transaction, account_id: int) -> bool:
    """Removes some posts of the account, then some of what it did with others'; False when nothing was left.

    Votes stay: the result of a poll is no longer the voter's.
    """
    posts = await tx.all(POSTS_BY, account_id=account_id, limit=POSTS_AT_ONCE)
    for row in posts:
        if row.has_media:
            await detach(tx, row.id, keep=False)
        await remove(tx, row)
    if posts:
        return True
    if scheduled := await _some(tx, SCHEDULED_BY, account_id):
        for scheduled_id in scheduled:
            await detach(tx, scheduled_id, keep=False)
        await tx.run(DROP_SCHEDULED, ids=scheduled)
        return True
    if drafts := await _some(tx, DRAFTS_BY, account_id):
        for draft_id in drafts:
            await detach(tx, draft_id, keep=False)
        await tx.run(DROP_DRAFTS, ids=drafts)
        return True
    if favourites := await _some(tx, FAVOURITES_BY, account_id):
        await tx.run(DROP_FAVOURITES, account_id=account_id, ids=favourites)
        for post_id in sorted(favourites):
            await change_counts(tx, post_id, favourites=-1)
        return True
    if await forget_reactions_of(tx, account_id):
        return True
    for question, order in PRIVATE_ROWS:
        if rows := await _some(tx, question, account_id):
            await tx.run(order, account_id=account_id, ids=rows)
            return True
    return False


async def _some(tx: Transaction, question: Statement[Any], account_id: int) -> list[int]:
    return [row.id for row in await tx.all(question, account_id=account_id, limit=ROWS_AT_ONCE)]
