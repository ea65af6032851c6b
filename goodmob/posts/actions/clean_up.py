"""Clean up what a deleted post or poll left behind: a slice at a time, so that nobody waits for it."""

from typing import Any

from sqlalchemy import BigInteger, Integer, bindparam, select, update
from sqlalchemy import delete as delete_from

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import Statement, among, statement
from goodmob.posts.actions.delete import remove
from goodmob.posts.actions.far.tell_context import forget_context
from goodmob.posts.actions.flag import lower_flag
from goodmob.posts.actions.forget_reactions import forget_reactions_to
from goodmob.posts.queries.posts import POSTS, PostRow
from goodmob.posts.rules.flags import BOOKMARKED, FAVOURITED, FILED
from goodmob.posts.tables.approvals import interaction_request
from goodmob.posts.tables.polls import poll_vote
from goodmob.posts.tables.posts import post, post_edit
from goodmob.posts.tables.reactions import bookmark, favourite
from goodmob.posts.tables.stamps import stamp
from goodmob.social.actions.filter_post import forget_filtered_post

BOOSTS_AT_ONCE = 10
"""Each that goes costs a row for every listener of its end, beside its own."""
ROWS_AT_ONCE = 60

_LIMIT = bindparam("limit", type_=Integer)
_GONE = bindparam("gone_id", type_=BigInteger)

BOOSTS_OF = statement(POSTS.where(post.c.boost_of_id == _GONE).limit(_LIMIT), into=PostRow)
ANSWERS_TO = statement(select(post.c.id).where(post.c.in_reply_to_id == _GONE).limit(_LIMIT))
UNTIE_ANSWERS = statement(update(post).where(among(post.c.id, "ids")).values(in_reply_to_id=None))
FAVOURITES_OF = statement(select(favourite.c.account_id.label("id")).where(favourite.c.post_id == _GONE).limit(_LIMIT))
DROP_FAVOURITES = statement(
    delete_from(favourite).where(favourite.c.post_id == _GONE, among(favourite.c.account_id, "ids"))
)
BOOKMARKS_OF = statement(select(bookmark.c.account_id.label("id")).where(bookmark.c.post_id == _GONE).limit(_LIMIT))
DROP_BOOKMARKS = statement(
    delete_from(bookmark).where(bookmark.c.post_id == _GONE, among(bookmark.c.account_id, "ids"))
)
EDITS_OF = statement(select(post_edit.c.version.label("id")).where(post_edit.c.post_id == _GONE).limit(_LIMIT))
DROP_EDITS = statement(delete_from(post_edit).where(post_edit.c.post_id == _GONE, among(post_edit.c.version, "ids")))
REQUESTS_ABOUT = statement(
    select(interaction_request.c.id).where(interaction_request.c.status_id == _GONE).limit(_LIMIT)
)
DROP_REQUESTS = statement(delete_from(interaction_request).where(among(interaction_request.c.id, "ids")))
STAMPS_ABOUT = statement(select(stamp.c.id).where(stamp.c.post_id == _GONE).limit(_LIMIT))
DROP_STAMPS = statement(delete_from(stamp).where(among(stamp.c.id, "ids")))
VOTES_IN = statement(select(poll_vote.c.account_id.label("id")).where(poll_vote.c.poll_id == _GONE).limit(_LIMIT))
DROP_VOTES = statement(delete_from(poll_vote).where(poll_vote.c.poll_id == _GONE, among(poll_vote.c.account_id, "ids")))


async def clean_post_slice(tx: Transaction, post_id: int) -> bool:
    """Cleans up some of what a deleted post left; False when nothing was left."""
    boosts = await tx.all(BOOSTS_OF, gone_id=post_id, limit=BOOSTS_AT_ONCE)
    for boost in boosts:
        await remove(tx, boost)
    if boosts:
        return True
    if answers := await _some(tx, ANSWERS_TO, post_id):
        await tx.run(UNTIE_ANSWERS, ids=answers)
        return True
    if favourers := await _some(tx, FAVOURITES_OF, post_id):
        await tx.run(DROP_FAVOURITES, gone_id=post_id, ids=favourers)
        await lower_flag(tx, favourers, post_id, FAVOURITED)
        return True
    if keepers := await _some(tx, BOOKMARKS_OF, post_id):
        await tx.run(DROP_BOOKMARKS, gone_id=post_id, ids=keepers)
        await lower_flag(tx, keepers, post_id, BOOKMARKED | FILED)
        return True
    if requests := await _some(tx, REQUESTS_ABOUT, post_id):
        await tx.run(DROP_REQUESTS, ids=requests)
        return True
    if stamps := await _some(tx, STAMPS_ABOUT, post_id):
        await tx.run(DROP_STAMPS, ids=stamps)
        return True
    if versions := await _some(tx, EDITS_OF, post_id):
        await tx.run(DROP_EDITS, gone_id=post_id, ids=versions)
        return True
    await forget_context(tx, post_id)
    return await forget_reactions_to(tx, post_id) or await forget_filtered_post(tx, post_id)


async def clean_poll_slice(tx: Transaction, poll_id: int) -> bool:
    """Cleans up some of the votes of a poll that is gone; False when none was left."""
    voters = await _some(tx, VOTES_IN, poll_id)
    if voters:
        await tx.run(DROP_VOTES, gone_id=poll_id, ids=voters)
    return bool(voters)


async def _some(tx: Transaction, question: Statement[Any], gone_id: int) -> list[int]:
    return [row.id for row in await tx.all(question, gone_id=gone_id, limit=ROWS_AT_ONCE)]
