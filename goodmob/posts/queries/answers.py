"""Direct answers to a post, and what was said in a conversation, from the first to the last."""

from sqlalchemy import BigInteger, Integer, bindparam

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.posts.queries.posts import POSTS, PostRow
from goodmob.posts.tables.posts import post

_AFTER = bindparam("after", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)

ANSWERS = statement(
    POSTS.where(post.c.in_reply_to_id == bindparam("post_id", type_=BigInteger), post.c.id > _AFTER)
    .order_by(post.c.id)
    .limit(_LIMIT),
    into=PostRow,
)
SAID_IN = statement(
    POSTS.where(
        post.c.conversation_id == bindparam("conversation_id", type_=BigInteger),
        post.c.boost_of_id.is_(None),
        post.c.id > _AFTER,
    )
    .order_by(post.c.id)
    .limit(_LIMIT),
    into=PostRow,
)


async def answers_after(reads: Reads, post_id: int, after: int, limit: int) -> list[PostRow]:
    """The answers to the post beyond the one with the id `after`, the first one first, whoever may see them."""
    return await reads.all(ANSWERS, post_id=post_id, after=after, limit=limit)


async def said_after(reads: Reads, conversation_id: int, after: int, limit: int) -> list[PostRow]:
    """What was said in the conversation beyond the post with the id `after`, whoever may see it."""
    return await reads.all(SAID_IN, conversation_id=conversation_id, after=after, limit=limit)
