"""Forgetting where mobs were."""

import msgspec

from goodmob.core.house import House
from goodmob.core.jobs.handlers import Again
from goodmob.mobs.actions.forget_places import forget_places_of_mob


class OneMob(msgspec.Struct, frozen=True):
    """The mob a job is about."""

    mob_id: int


async def forget_places(house: House, payload: OneMob) -> Again | None:
    """Forgets where a mob was, and where people came from and did something, a slice at a time."""
    return Again(payload) if await house.db.act(forget_places_of_mob, payload.mob_id, lane=payload.mob_id) else None
