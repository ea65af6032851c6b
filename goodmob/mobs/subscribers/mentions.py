"""Posts that lead to a mob belong to what is said around it."""

from collections.abc import Sequence

from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.mobs.actions.mention import forget_mentions_in, note_mention
from goodmob.mobs.queries.mobs import mobs_by_id
from goodmob.mobs.rules.addresses import mobs_linked
from goodmob.posts.events import PostDeleted, PostPublished
from goodmob.posts.queries.posts import body_of


async def note_links(house: House, event: PostPublished) -> None:
    """A post that links to mobs, outside their conversations, is noted with them; doing it again changes nothing."""
    if not event.linked:
        return
    body = await body_of(house.db, event.post_id)
    ids = [] if body is None else mobs_linked(house.settings, body.text)
    rows = await mobs_by_id(house.db, ids)
    leading = [row.id for row in rows.values() if row.post_id not in {None, event.post_id, event.conversation_id}]
    if leading:
        await house.db.act(_note, leading, event.post_id)


async def forget_links(tx: Transaction, event: PostDeleted) -> None:
    """A post that is gone leads nowhere."""
    await forget_mentions_in(tx, event.post_id)


async def _note(tx: Transaction, mob_ids: Sequence[int], post_id: int) -> None:
    for mob_id in mob_ids:
        await note_mention(tx, mob_id, post_id)
