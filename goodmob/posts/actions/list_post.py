"""Let a post stand in public timelines, or not any more; it stays where it is linked to, and in homes."""

from sqlalchemy import BigInteger, Boolean, bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.tables.posts import post

LIST = statement(
    update(post)
    .values(listed=bindparam("is_listed", type_=Boolean))
    .where(
        post.c.id == bindparam("of_post_id", type_=BigInteger),
        post.c.visibility == bindparam("visibility"),
        post.c.held.is_(False),
        post.c.boost_of_id.is_(None),
    )
)


async def list_post(tx: Transaction, post_id: int, *, listed: bool) -> None:
    """A public post that answers nothing stands in public timelines and may trend, or does not; others never do."""
    await tx.run(LIST, of_post_id=post_id, visibility="public", is_listed=listed)
