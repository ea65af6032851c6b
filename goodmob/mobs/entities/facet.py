"""What a Status says of the mob it is the face of."""

from collections.abc import Mapping, Sequence
from typing import Any

from goodmob.core.house import House
from goodmob.mobs.entities.event import PleromaEvent, event_of
from goodmob.mobs.entities.mob import Mob, gather_mobs, render_mob
from goodmob.mobs.queries.mobs import mobs_by_posts


class MobFacet:
    """The source of Status.mob; posts ask it for posts that the viewer may see."""

    async def gather(self, house: House, viewer_id: int | None, post_ids: Sequence[int]) -> Mapping[int, object]:
        """The Mob of each of these posts."""
        rows = await mobs_by_posts(house.db, post_ids)
        gathered = await gather_mobs(house, viewer_id, rows.values())
        return {post_id: render_mob(gathered, row.id) for post_id, row in rows.items() if row.id in gathered.rows}

    def event(self, thing: object, viewer_id: int | None) -> PleromaEvent | None:
        """The mob as an event."""
        return event_of(thing, viewer_id) if isinstance(thing, Mob) else None

    async def said_abroad(self, house: House, post_ids: Sequence[int]) -> Mapping[int, Mapping[str, Any]]:
        """Nothing beside the post, whose words tell of the mob."""
        return {}
