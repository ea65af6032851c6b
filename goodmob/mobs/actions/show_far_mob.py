"""Somebody looks at a mob of another server, whose copy may be old."""

from goodmob.commitments.queries.calls import call_by_id
from goodmob.core.clock import MINUTE
from goodmob.core.house import House
from goodmob.mobs.queries.abroad import far_mob
from goodmob.mobs.queries.mobs import mob_by_id
from goodmob.posts.actions.far.show_figures import figures_shown

FRESH = MINUTE

_OVER = frozenset({"reported", "failed", "cancelled"})


async def far_mob_shown(house: House, viewer_id: int | None, mob_id: int) -> None:
    """Has its server asked for the mob anew, by the post that brings it, unless that told of it within the minute."""
    far, row = await far_mob(house.db, mob_id), await mob_by_id(house.db, mob_id)
    call = await call_by_id(house.db, mob_id)
    if far is None or row is None or call is None or row.post_id is None or call.state in _OVER:
        return
    if house.clock.now() - far.fetched_at > FRESH:
        await figures_shown(house, viewer_id, row.post_id)
