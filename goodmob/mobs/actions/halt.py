"""Stop a mob everywhere, and let it go on: both for staff."""

from goodmob.commitments.actions.halt_call import halt_call, resume_call
from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import NotFound
from goodmob.mobs.queries.mobs import mob_by_id


async def halt_mob(tx: Transaction, actor_id: int | None, mob_id: int) -> None:
    """Stops the mob; actor_id is None for the operator. Run it in the mob's lane.

    NotFound where there is none, Conflict for drafts and what is over.
    """
    await _known(tx, mob_id)

    await halt_call(tx, mob_id)
    await record(tx, actor_id=actor_id, action="mob.halt", target=f"mob:{mob_id}", details={})


async def resume_mob(tx: Transaction, actor_id: int | None, mob_id: int) -> None:
    """Lets the mob go on where the clock says; NotFound where there is none, Conflict where it was not stopped."""
    await _known(tx, mob_id)

    await resume_call(tx, mob_id)
    await record(tx, actor_id=actor_id, action="mob.resume", target=f"mob:{mob_id}", details={})


async def _known(tx: Transaction, mob_id: int) -> None:
    if await mob_by_id(tx, mob_id) is None:
        raise NotFound("There is no such mob")
