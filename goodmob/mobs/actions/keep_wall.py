"""Let a deed hang on the wall of a mob, or take it off."""

from typing import Literal

from sqlalchemy.dialects.postgresql import insert

from goodmob.commitments.queries.deeds import deeds_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.mobs.events import DeedHung
from goodmob.mobs.permissions import stewarded_mob
from goodmob.mobs.tables.asking import mob_wall_choice

_add = insert(mob_wall_choice)
CHOOSE = statement(
    _add.on_conflict_do_update(
        index_elements=[mob_wall_choice.c.deed_id], set_={"state": _add.excluded["state"]}
    ).inline()
)


async def keep_wall(
    tx: Transaction, account_id: int, mob_id: int, deed_id: int, state: Literal["approved", "hidden"]
) -> None:
    """Lets a deed hang on the wall, or hides it there; it counts all the same. NotFound, Forbidden as stewarded_mob."""
    await stewarded_mob(tx, account_id, mob_id)
    deed = (await deeds_by_id(tx, [deed_id])).get(deed_id)
    if deed is None or deed.call_id != mob_id:
        raise NotFound

    await tx.run(CHOOSE, deed_id=deed_id, mob_id=mob_id, state=state)

    if state == "approved":
        await tx.announce(DeedHung(mob_id, deed_id))
