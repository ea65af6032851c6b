"""Posts that people like and pass on, for what is talked about these days."""

from sqlalchemy import BigInteger, Integer, bindparam

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.posts.queries.posts import POSTS, PostRow
from goodmob.posts.tables.posts import post, post_count

_REACTIONS = post_count.c.favourites + post_count.c.boosts

MOST_LIKED = statement(
    POSTS.where(post.c.listed, ~post.c.sensitive, post.c.id >= bindparam("since", type_=BigInteger), _REACTIONS > 0)
    .order_by(_REACTIONS.desc(), post.c.id.desc())
    .limit(bindparam("limit", type_=Integer)),
    into=PostRow,
    long=True,
)


async def most_liked(reads: Reads, since_id: int, limit: int) -> list[PostRow]:
    """Public posts since that id with most favourites and boosts, most first: no answers, nothing sensitive."""
    return await reads.all(MOST_LIKED, since=since_id, limit=limit)
