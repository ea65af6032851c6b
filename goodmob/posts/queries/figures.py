"""How much is said here."""

from sqlalchemy import bindparam, func, or_, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.core.ids import id_at
from goodmob.posts.tables.posts import post

PUBLISHED = statement(
    select(func.count().label("count")).where(
        post.c.id >= bindparam("first"),
        post.c.local,
        post.c.approval.is_(None),
        or_(post.c.visibility == "public", post.c.visibility == "unlisted"),
    ),
    long=True,
)


async def how_many_published(reads: Reads, since: int) -> int:
    """How many posts of this server that anybody may see were published since that moment and are still there."""
    return int(await reads.value(PUBLISHED, first=id_at(since)))
