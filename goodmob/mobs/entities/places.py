"""Where and when something was done for a mob, as everybody may know it."""

from typing import cast

from goodmob.core.clock import SECOND
from goodmob.core.house import House
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.queries.places import present_places, recorded_places
from goodmob.mobs.rules.places import PlaceFigures

FRESH = 10 * SECOND
"""How long what is counted is kept in memory: many look at the same wall."""

_ROOM = 300
"""Bytes that the figures of a cell may take, about."""


async def places_of(house: House, mob: MobRow) -> list[PlaceFigures]:
    """What is told of the places: as it was kept when the figures became final, before that as of some seconds ago."""
    if mob.report is not None and (recorded := await recorded_places(house.db, mob.id)) is not None:
        return recorded
    key = ("mobs", "places", mob.id, house.clock.now() // FRESH)
    kept = cast(list[PlaceFigures] | None, house.cache.get(key))
    if kept is None:
        kept = await present_places(house.db, mob.id)
        house.cache.put(key, kept, _ROOM * (1 + len(kept)))
    return kept
