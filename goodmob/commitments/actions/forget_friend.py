"""Forget for whom somebody waits, or waited."""

from goodmob.commitments.actions.pool import lock_pools, move
from goodmob.commitments.actions.write_commitment import change_commitment
from goodmob.commitments.events import ConditionLapsed
from goodmob.commitments.queries.calls import call_by_id
from goodmob.commitments.queries.commitments import commitment_by_id
from goodmob.commitments.rules.states import OVER
from goodmob.core.database.interface import Transaction


async def forget_friend(tx: Transaction, commitment_id: int) -> None:
    """Takes the account out of the condition; who still waits for it waits in vain, and is let go."""
    found = await commitment_by_id(tx, commitment_id)
    if found is None:
        return
    await lock_pools(tx, found.call_id)
    row, call = await commitment_by_id(tx, commitment_id), await call_by_id(tx, found.call_id)
    if row is None or call is None or row.needs_account_id is None:
        return
    waits = row.state == "waiting" and call.state not in OVER

    state = "expired" if waits else row.state
    await change_commitment(tx, row, row._replace(state=state, needs_account_id=None))
    if waits:
        await move(tx, row.pool_id, conditional=-row.party_size)

        await tx.announce(ConditionLapsed(row.call_id, row.account_id))
