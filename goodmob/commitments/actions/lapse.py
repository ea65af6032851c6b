"""Let somebody go who waited for a condition that did not come true in time."""

from goodmob.commitments.actions.pool import lock_pools, move
from goodmob.commitments.actions.write_commitment import change_commitment
from goodmob.commitments.events import ConditionLapsed
from goodmob.commitments.queries.calls import call_by_id
from goodmob.commitments.queries.commitments import commitment_by_id
from goodmob.commitments.rules.states import OVER
from goodmob.core.database.interface import Transaction


async def lapse(tx: Transaction, commitment_id: int) -> None:
    """Ends the waiting for a condition whose moment has passed; nothing changes when it has come true, or has time."""
    found = await commitment_by_id(tx, commitment_id)
    if found is None:
        return
    await lock_pools(tx, found.call_id)
    row, call = await commitment_by_id(tx, commitment_id), await call_by_id(tx, found.call_id)
    if row is None or call is None or row.state != "waiting" or not row.has_expired(tx.now) or call.state in OVER:
        return

    if not await change_commitment(tx, row, row._replace(state="expired")):
        return
    await move(tx, row.pool_id, conditional=-row.party_size)

    await tx.announce(ConditionLapsed(row.call_id, row.account_id))
