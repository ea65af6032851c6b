"""Let go of posts of other servers that nobody here ever had to do with: they were copies, and may come again."""

from collections.abc import Collection

from sqlalchemy import delete

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.media.actions.detach import detach
from goodmob.posts.actions.delete import remove
from goodmob.posts.queries.posts import posts_by_id
from goodmob.posts.queries.touched import touched_posts
from goodmob.posts.tables.posts import tombstone

LEAVE_NO_STONE = statement(delete(tombstone).where(among(tombstone.c.post_id, "ids")))


async def evict_posts(tx: Transaction, post_ids: Collection[int]) -> int:
    """These posts go with their files, as if they had never been told of here; gives how many.

    What somebody began to have to do with meanwhile stays. Ten at most in one action: each leaves news to everybody
    who keeps anything about it.
    """
    rows = await posts_by_id(tx, post_ids)
    touched = await touched_posts(tx, list(rows))
    gone = [row for row in rows.values() if row.id not in touched]

    for row in gone:
        if row.has_media:
            await detach(tx, row.id, keep=False)
        await remove(tx, row)
    # Their own server deleted nothing: what it says of them again is to be believed.
    await tx.run(LEAVE_NO_STONE, ids=[row.id for row in gone])
    return len(gone)
