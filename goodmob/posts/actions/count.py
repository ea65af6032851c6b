"""The counters of posts: the only place that changes them."""

from sqlalchemy import BigInteger, bindparam, insert, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.tables.posts import post_count

_COUNTERS = ("replies", "boosts", "favourites", "quotes", "reactions")

BEGIN_COUNT = statement(insert(post_count).values({name: bindparam(name) for name in ("post_id", *_COUNTERS)}).inline())
CHANGE_COUNT = statement(
    update(post_count)
    .where(post_count.c.post_id == bindparam("of_post_id"))
    .values({name: post_count.c[name] + bindparam(f"more_{name}", type_=BigInteger) for name in _COUNTERS})
)


async def begin_counts(tx: Transaction, post_id: int) -> None:
    """Gives a new post counters that stand at zero."""
    await tx.run(BEGIN_COUNT, post_id=post_id, replies=0, boosts=0, favourites=0, quotes=0, reactions=0)


async def change_counts(
    tx: Transaction,
    post_id: int,
    *,
    replies: int = 0,
    boosts: int = 0,
    favourites: int = 0,
    quotes: int = 0,
    reactions: int = 0,
) -> None:
    """Adds to a post's counters, by negative numbers takes away; nothing happens where the post is gone.

    It locks a hot row, so an action does it last.
    """
    await tx.run(
        CHANGE_COUNT,
        of_post_id=post_id,
        more_replies=replies,
        more_boosts=boosts,
        more_favourites=favourites,
        more_quotes=quotes,
        more_reactions=reactions,
    )
