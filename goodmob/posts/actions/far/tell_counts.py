"""Note what the server of a post counts: it knows of deeds that nobody told us of."""

from sqlalchemy import BigInteger, bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.rules.far_posts import FarCounts
from goodmob.posts.tables.posts import post_count

MOST = 1_000_000_000
"""More is not believed of anything."""

TELL = statement(
    update(post_count)
    .where(post_count.c.post_id == bindparam("of_post_id", type_=BigInteger))
    .values({f"told_{name}": bindparam(f"new_{name}", type_=BigInteger) for name in FarCounts.__struct_fields__})
)


async def tell_counts(tx: Transaction, post_id: int, counts: FarCounts) -> None:
    """The post of another server has these counts there; nothing happens where none was told of."""
    told = {name: getattr(counts, name) for name in FarCounts.__struct_fields__}
    if any(value is not None for value in told.values()):
        bounded = {f"new_{name}": None if value is None else min(value, MOST) for name, value in told.items()}
        await tx.run(TELL, of_post_id=post_id, **bounded)
