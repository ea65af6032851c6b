"""Take back where people elsewhere were told to come, once that is to be forgotten."""

from sqlalchemy import BigInteger, Integer, bindparam, select, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.mobs.actions.claim_reply import TELLS, TELLS_PLACE
from goodmob.mobs.tables.mobs import mob_reply
from goodmob.posts.actions.delete import delete
from goodmob.posts.queries.posts import posts_by_id

SLICE = 5
"""Deleting a post touches many rows, and an action has room for 200."""

SOME = statement(
    select(mob_reply.c.post_id, mob_reply.c.account_id)
    .where(mob_reply.c.mob_id == bindparam("mob_id", type_=BigInteger), mob_reply.c.command == TELLS_PLACE)
    .limit(bindparam("limit", type_=Integer))
)
UNSAID = statement(update(mob_reply).where(among(mob_reply.c.post_id, "ids")).values(command=TELLS))


async def unsay_places(tx: Transaction, mob_id: int) -> bool:
    """Deletes some of the host's direct posts that hold the exact place, everywhere; True where there may be more."""
    rows = await tx.all(SOME, mob_id=mob_id, limit=SLICE)
    there = await posts_by_id(tx, [row.post_id for row in rows])

    for row in rows:
        if row.post_id in there:
            await delete(tx, row.account_id, row.post_id, keep_media=False)
    if rows:
        await tx.run(UNSAID, ids=[row.post_id for row in rows])

    return len(rows) == SLICE
