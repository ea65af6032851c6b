"""What takes longer about who brought whom."""

import msgspec

from goodmob.core.database.interface import Transaction
from goodmob.core.jobs.handlers import Again
from goodmob.mobs.actions.deepen import deepen
from goodmob.mobs.actions.naming import rekey
from goodmob.mobs.actions.touch import forget_touches_of_mob


class OneTree(msgspec.Struct, frozen=True):
    """The mob whose tree it is."""

    mob_id: int


class Rekeying(msgspec.Struct, frozen=True):
    """An account whose places are known by other keys from now on: those beyond the mob `after`."""

    account_id: int
    after: int = 0


async def deepen_tree(tx: Transaction, payload: OneTree) -> Again | None:
    """Sets right how deep people stand, a slice at a time, from the top down."""
    return Again(payload) if await deepen(tx, payload.mob_id) else None


async def rekey_places(tx: Transaction, payload: Rekeying) -> Again | None:
    """Nobody knows the places of an account by the keys they saw before it chose."""
    last = await rekey(tx, payload.account_id, payload.after)
    return None if last is None else Again(Rekeying(payload.account_id, last))


async def forget_touches(tx: Transaction, payload: OneTree) -> Again | None:
    """Forgets who told whom of a mob that is over, a slice at a time."""
    return Again(payload) if await forget_touches_of_mob(tx, payload.mob_id) else None
