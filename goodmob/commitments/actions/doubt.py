"""Note that a deed looks like earlier ones."""

from collections.abc import Sequence

from sqlalchemy.dialects.postgresql import insert

from goodmob.commitments.actions.advance import call_as_of_now
from goodmob.commitments.actions.judge import held_deed, judge
from goodmob.commitments.rules.limits import MOST_DOUBTS
from goodmob.commitments.rules.proof import OPEN
from goodmob.commitments.tables import deed_doubt
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

ADD = statement(insert(deed_doubt).on_conflict_do_nothing().inline())


async def doubt(tx: Transaction, call_id: int, deed_id: int, like_deed_ids: Sequence[int]) -> None:
    """Notes for whoever reviews the deed that it looks like these earlier ones: witnesses alone do not verify it then.

    Run it in the lane of the call. Nothing happens once the figures are final.
    """
    if (await call_as_of_now(tx, call_id)).state not in OPEN:
        return
    row = await held_deed(tx, call_id, deed_id)

    noted = 0
    for like_deed_id in like_deed_ids[: max(0, MOST_DOUBTS - row.doubts)]:
        noted += await tx.run(ADD, deed_id=deed_id, like_deed_id=like_deed_id)

    if noted:
        await judge(tx, row, doubts=row.doubts + noted)
