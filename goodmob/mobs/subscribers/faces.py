"""What happens to a mob with the post that is its face."""

from goodmob.core.house import House
from goodmob.mobs.actions.cancel import cancel_without_face
from goodmob.mobs.queries.mobs import mob_by_post
from goodmob.posts.events import PostDeleted


async def cancel_with_post(house: House, event: PostDeleted) -> None:
    """A mob whose post is gone is called off; doing it again changes nothing."""
    row = await mob_by_post(house.db, event.post_id)
    if row is not None:
        await house.db.act(cancel_without_face, row.id, lane=row.id)
