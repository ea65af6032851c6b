"""Forget the emoji for a post that is gone, or of an account that is: a slice at a time."""

from sqlalchemy import BigInteger, bindparam, delete

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.posts.actions.emoji_reaction import uncount
from goodmob.posts.actions.flag import lower_flag
from goodmob.posts.queries.emoji_reactions import reactions_by, reactors_of
from goodmob.posts.rules.flags import REACTED
from goodmob.posts.tables.emoji_reactions import emoji_reaction, emoji_reaction_count

AT_ONCE = 40

DROP_REACTIONS = statement(delete(emoji_reaction).where(among(emoji_reaction.c.id, "ids")))
DROP_COUNTS = statement(
    delete(emoji_reaction_count).where(emoji_reaction_count.c.post_id == bindparam("post_id", type_=BigInteger))
)


async def forget_reactions_to(tx: Transaction, post_id: int) -> bool:
    """Forgets some of the reactions to a post that is gone; False when none was left."""
    await tx.run(DROP_COUNTS, post_id=post_id)
    rows = await reactors_of(tx, post_id, None, AT_ONCE)
    if rows:
        await tx.run(DROP_REACTIONS, ids=[row.id for row in rows])
        await lower_flag(tx, sorted({row.account_id for row in rows}), post_id, REACTED)
    return bool(rows)


async def forget_reactions_of(tx: Transaction, account_id: int) -> bool:
    """Takes some of the reactions of an account back that is gone; False when none was left."""
    rows = await reactions_by(tx, account_id, AT_ONCE)
    if rows:
        await tx.run(DROP_REACTIONS, ids=[row.id for row in rows])
        for row in sorted(rows, key=lambda row: (row.post_id, row.name)):
            await uncount(tx, row.post_id, row.name)
    return bool(rows)
