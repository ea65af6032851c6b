"""What an account did something with, and every post there is, for what looks through all of them."""

from collections.abc import Collection

from sqlalchemy import BigInteger, Integer, bindparam, select

from goodmob.core.database.interface import Reads, Transaction
from goodmob.core.database.statements import among, statement
from goodmob.posts.queries.posts import POSTS, PostRow
from goodmob.posts.rules.flags import BOOKMARKED, BOOSTED, FAVOURITED
from goodmob.posts.tables.polls import poll, poll_vote
from goodmob.posts.tables.posts import post
from goodmob.posts.tables.reactions import interaction

_ACCOUNT = bindparam("account_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)

REACTED = statement(
    select(interaction.c.post_id)
    .where(
        interaction.c.account_id == _ACCOUNT,
        interaction.c.flags.op("&")(FAVOURITED | BOOSTED | BOOKMARKED) != 0,
    )
    .order_by(interaction.c.post_id.desc())
    .limit(_LIMIT),
    long=True,
)
VOTED = statement(
    select(poll.c.post_id)
    .join_from(poll_vote, poll, poll.c.id == poll_vote.c.poll_id)
    .where(poll_vote.c.account_id == _ACCOUNT)
    .order_by(poll_vote.c.poll_id.desc())
    .limit(_LIMIT),
    long=True,
)
POSTS_BELOW = statement(
    POSTS.where(post.c.id < bindparam("below", type_=BigInteger), post.c.boost_of_id.is_(None))
    .order_by(post.c.id.desc())
    .limit(_LIMIT),
    into=PostRow,
)
HELD = statement(select(post.c.id).where(among(post.c.id, "ids")).order_by(post.c.id).with_for_update(key_share=True))


async def posts_kept_by(reads: Reads, account_id: int, most: int) -> Collection[int]:
    """The posts that the account favourited, boosted, bookmarked or voted on: of each kind of deed the latest posts."""
    reacted = await reads.all(REACTED, account_id=account_id, limit=most)
    voted = await reads.all(VOTED, account_id=account_id, limit=most)
    return {row.post_id for row in (*reacted, *voted)}


async def posts_below(reads: Reads, below: int, limit: int) -> list[PostRow]:
    """The next posts below this id, newest first, whoever may see them; boosts are left out."""
    return await reads.all(POSTS_BELOW, below=below, limit=limit)


async def hold_posts(tx: Transaction, post_ids: Collection[int]) -> None:
    """Lets nobody else change these posts before the transaction ends; whoever holds them already is waited for."""
    await tx.all(HELD, ids=list(post_ids))
