"""Posts of other servers with which somebody here has to do, and which therefore are no mere copies."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, select

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.posts.queries.posts import POSTS, PostRow, posts_by_id
from goodmob.posts.tables.emoji_reactions import emoji_reaction
from goodmob.posts.tables.polls import poll, poll_vote
from goodmob.posts.tables.posts import mention, post
from goodmob.posts.tables.reactions import bookmark, favourite


class _Touch(NamedTuple):
    post_id: int
    account_id: int


DEEDS = tuple(
    statement(select(table.c.post_id, table.c.account_id).where(among(table.c.post_id, "ids")), into=_Touch, long=True)
    for table in (favourite, bookmark, emoji_reaction, mention)
)
VOTES = statement(
    select(poll.c.post_id, poll_vote.c.account_id)
    .join_from(poll, poll_vote, poll_vote.c.poll_id == poll.c.id)
    .where(among(poll.c.post_id, "ids")),
    into=_Touch,
    long=True,
)
PASSED_ON = tuple(
    statement(select(column.label("post_id")).where(among(column, "ids"), post.c.local), long=True)
    for column in (post.c.boost_of_id, post.c.quote_of_id)
)
TALKED_IN = statement(
    select(post.c.conversation_id).where(
        among(post.c.conversation_id, "conversation_ids"), post.c.local, post.c.boost_of_id.is_(None)
    ),
    long=True,
)
FAR_POSTS_AFTER = statement(
    POSTS.where(
        post.c.id > bindparam("after", type_=BigInteger),
        post.c.id < bindparam("before", type_=BigInteger),
        ~post.c.local,
    )
    .order_by(post.c.id)
    .limit(bindparam("limit", type_=Integer)),
    into=PostRow,
    long=True,
)


async def touched_posts(reads: Reads, post_ids: Collection[int]) -> set[int]:
    """Those of the posts that somebody here wrote, favourited, kept, voted on, boosted or quoted, in which somebody
    here is named, whose conversation somebody here takes part in, or that are the face of something else.
    """
    rows = await posts_by_id(reads, post_ids)
    ids = list(rows)
    touched = {row.id for row in rows.values() if row.local or row.facet is not None}
    for question in PASSED_ON:
        touched |= {row.post_id for row in await reads.all(question, ids=ids)}
    talked = {
        row.conversation_id
        for row in await reads.all(TALKED_IN, conversation_ids=list({row.conversation_id for row in rows.values()}))
    }
    touched |= {row.id for row in rows.values() if row.conversation_id in talked}
    deeds = [touch for question in (*DEEDS, VOTES) for touch in await reads.all(question, ids=ids)]
    people = await accounts_by_id(reads, {touch.account_id for touch in deeds})
    here = {account_id for account_id, row in people.items() if row.domain is None}
    return touched | {touch.post_id for touch in deeds if touch.account_id in here}


async def far_posts_between(reads: Reads, after: int, before: int, limit: int) -> list[PostRow]:
    """The next posts of other servers between two ids, the oldest first."""
    return await reads.all(FAR_POSTS_AFTER, after=after, before=before, limit=limit)
