"""Slow down what is said under a mob."""

from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Conflict
from goodmob.mobs.permissions import own_mob
from goodmob.posts.actions.pace import pace_conversation


async def slow_down(tx: Transaction, host_id: int, mob_id: int, seconds: int) -> None:
    """Each account waits so many seconds between two answers; 0 lets everybody answer at once.

    NotFound and Forbidden as own_mob, Conflict for a draft, Invalid "seconds" beyond what there can be.
    """
    mob = await own_mob(tx, host_id, mob_id)
    if mob.post_id is None:
        raise Conflict("It has not been published yet")

    await pace_conversation(tx, mob.post_id, seconds)
