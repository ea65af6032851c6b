"""Note which posts lead to a mob from outside its conversation."""

from sqlalchemy import BigInteger, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.mobs.tables.mobs import mob_mention

NOTE = statement(
    insert(mob_mention).on_conflict_do_nothing(index_elements=[mob_mention.c.mob_id, mob_mention.c.post_id]).inline()
)
FORGET = statement(delete(mob_mention).where(mob_mention.c.post_id == bindparam("of_post_id", type_=BigInteger)))


async def note_mention(tx: Transaction, mob_id: int, post_id: int) -> None:
    """Notes that the post leads to the mob."""
    await tx.run(NOTE, mob_id=mob_id, post_id=post_id)


async def forget_mentions_in(tx: Transaction, post_id: int) -> None:
    """Forgets what a deleted post led to."""
    await tx.run(FORGET, of_post_id=post_id)
