"""Pictures of deeds are compared with those of earlier deeds of the same mob."""

from goodmob.commitments.actions.doubt import doubt
from goodmob.commitments.events import DeedDone
from goodmob.commitments.queries.deeds import deeds_by_id
from goodmob.commitments.queries.proof import pictured_before
from goodmob.core.house import House
from goodmob.media.queries.attachments import likenesses
from goodmob.mobs.rules.likeness import MOST_COMPARED, are_alike, tells_something


async def compare_pictures(house: House, event: DeedDone) -> None:
    """A deed whose picture looks like one of an earlier deed, the own ones included, is marked for who reviews it."""
    deed = (await deeds_by_id(house.db, [event.deed_id])).get(event.deed_id)
    if deed is None or not deed.pictured or deed.post_id is None:
        return
    own = (await likenesses(house.db, [deed.post_id])).get(deed.post_id, [])
    if not any(map(tells_something, own)):
        return

    earlier = await pictured_before(house.db, deed.call_id, deed.id, MOST_COMPARED)
    found = await likenesses(house.db, [row.post_id for row in earlier])
    alike = [row.id for row in earlier if are_alike(own, found.get(row.post_id, ()))]
    if alike:
        await house.db.act(doubt, deed.call_id, deed.id, alike, lane=deed.call_id)
