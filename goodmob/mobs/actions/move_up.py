"""The line of a mob has moved: who waits in it from elsewhere is to be told where they are now."""

from collections.abc import Sequence

from goodmob.commitments.queries.commitments import commitments_among
from goodmob.commitments.queries.shown import shown_of
from goodmob.core.database.interface import Transaction
from goodmob.mobs.events import JoinTaken
from goodmob.mobs.queries.abroad import JoinRow


async def move_up(tx: Transaction, mob_id: int, joins: Sequence[JoinRow]) -> None:
    """Has those of these Joins to the mob answered anew that wait at another place than was answered."""
    rows = await commitments_among(tx, mob_id, [join.account_id for join in joins])
    shown = await shown_of(tx, rows)
    positions = {row.account_id: shown[row.id].position for row in rows}
    moved = [join for join in joins if positions.get(join.account_id) not in {None, join.position}]

    for join in moved:
        await tx.announce(JoinTaken(mob_id, join.account_id, join.number))
