"""Let a post be the face of something that an upper slice keeps."""

from sqlalchemy import BigInteger, Text, bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.tables.posts import post

WEAR = statement(
    update(post)
    .where(post.c.id == bindparam("of_post_id", type_=BigInteger))
    .values(facet=bindparam("new_facet", type_=Text))
)


async def wear(tx: Transaction, post_id: int, facet: str) -> None:
    """The post is the face of something from now on, for a post of another server that turns out to be one."""
    await tx.run(WEAR, of_post_id=post_id, new_facet=facet)
