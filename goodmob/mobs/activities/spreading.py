"""Bring what a mob of ours has come to to the servers of those who joined it, and to those of who follows its host."""

from goodmob.accounts.queries.elsewhere import inboxes_of
from goodmob.core.activitypub.documents import Json
from goodmob.core.house import House
from goodmob.federation.actions.send import MOST_INBOXES, send
from goodmob.mobs.actions.move_up import move_up
from goodmob.mobs.activities.telling import events_of
from goodmob.mobs.queries.abroad import far_mob, joiners_after, lined_up
from goodmob.mobs.queries.mobs import MobRow, mob_by_id
from goodmob.mobs.rules.replies import OPEN
from goodmob.posts.activities.sending.carrying import carry, may_leave
from goodmob.posts.activities.writing.deeds import updated
from goodmob.posts.activities.writing.gathering import gather_rows
from goodmob.posts.permissions import may_see
from goodmob.posts.queries.posts import PostRow, post_by_id
from goodmob.social.queries.hidden import blocks_between

SLICE = 500
MOST_IN_LINE = 100
"""So many hear where they are whenever the line moves; whoever is far behind hears it once they come near."""


async def spread_event(house: House, mob_id: int) -> None:
    """The servers of those who joined by Join hear what the mob is now; they alone know the Event by itself."""
    mob = await _of_ours(house, mob_id)
    row = None if mob is None or mob.post_id is None else await post_by_id(house.db, mob.post_id)
    inboxes = [] if row is None else await _inboxes(house, mob_id, row)
    if mob is None or mob.post_id is None or not inboxes:
        return
    event = (await events_of(house, [mob.post_id])).get(mob.post_id)
    if event is None:
        return
    update: Json = {
        "id": f"{event['id']}#updates/{house.ids.new()}",
        "type": "Update",
        "actor": event["actor"],
        "to": event["to"],
        "cc": event["cc"],
        "object": event,
    }
    for first in range(0, len(inboxes), MOST_INBOXES):
        await house.db.act(send, mob.account_id, update, inboxes[first : first + MOST_INBOXES])


async def spread_face(house: House, mob_id: int) -> None:
    """The servers of who follows the host hear the same with the Note; to those who know only notes nothing is new."""
    mob = await _of_ours(house, mob_id)
    row = None if mob is None or mob.post_id is None else await post_by_id(house.db, mob.post_id)
    if row is None or row.visibility == "direct" or not may_leave(row):
        return
    gathered = await gather_rows(house, [row])
    if row.id in gathered.bodies:
        note = updated(gathered, row.id, f"mob-{house.ids.new()}")
        await carry(house, row.account_id, note, followers=True)


async def spread_line(house: House, mob_id: int) -> None:
    """The first of those who wait from elsewhere are answered anew where the line has moved."""
    joins = [] if await _of_ours(house, mob_id) is None else await lined_up(house.db, mob_id, MOST_IN_LINE)
    if joins:
        await house.db.act(move_up, mob_id, joins)


async def _of_ours(house: House, mob_id: int) -> MobRow | None:
    return None if await far_mob(house.db, mob_id) is not None else await mob_by_id(house.db, mob_id)


async def _inboxes(house: House, mob_id: int, face: PostRow) -> list[str]:
    found: set[str] = set()
    after = 0
    while ids := await joiners_after(house.db, mob_id, after, SLICE):
        found.update(await inboxes_of(house.db, await _still_see(house, ids, face)))
        after = ids[-1]
    return sorted(found)


async def _still_see(house: House, ids: list[int], face: PostRow) -> list[int]:
    """Those who may see the mob; of one for everybody, all but those with a block between them and the host."""
    if face.visibility in OPEN:
        blocked = await blocks_between(house.db, face.account_id, ids)
        return [id_ for id_ in ids if id_ not in blocked]
    return [id_ for id_ in ids if await may_see(house.db, id_, face)]
