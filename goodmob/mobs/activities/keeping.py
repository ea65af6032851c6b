"""Mobs of other servers become rows here: with the post that is their face, and whenever they are told anew."""

from goodmob.core.activitypub.documents import Json
from goodmob.core.house import House
from goodmob.mobs.actions.keep_far_mob import keep_far_mob
from goodmob.mobs.activities.reading import mob_in
from goodmob.mobs.queries.abroad import far_mob_by_uri


async def keep_event(house: House, post_id: int, document: Json) -> int | None:
    """Keeps the mob that a document of the post's own server tells of, and gives its id; None where there is none."""
    far = mob_in(document)
    if far is None:
        return None
    known = await far_mob_by_uri(house.db, far.uri)
    lane = None if known is None else known.mob_id
    return await house.db.act(keep_far_mob, post_id, far, lane=lane)
