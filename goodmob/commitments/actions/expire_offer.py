"""Let an offer end that was not accepted in time."""

from goodmob.commitments.actions.pool import lock_pools, move
from goodmob.commitments.actions.promote import promote
from goodmob.commitments.actions.write_commitment import change_commitment
from goodmob.commitments.events import OfferExpired, Released
from goodmob.commitments.queries.calls import call_by_id
from goodmob.commitments.queries.commitments import commitment_by_id
from goodmob.commitments.rules.states import OVER
from goodmob.core.database.interface import Transaction


async def expire_offer(tx: Transaction, commitment_id: int) -> None:
    """Takes the offered places back and hands them on; nothing changes when the offer is gone or has time left.

    So it does with places that were kept for somebody who never stood in the line, and gives them back unsaid.
    """
    found = await commitment_by_id(tx, commitment_id)
    if found is None:
        return
    await lock_pools(tx, found.call_id)
    row = await commitment_by_id(tx, commitment_id)
    call = await call_by_id(tx, found.call_id)
    if row is None or row.offer_expires_at is None or row.offer_expires_at > tx.now or call is None:
        return
    if call.state in OVER:
        return

    if not await change_commitment(tx, row, row._replace(state="expired", offer_expires_at=None)):
        return
    await move(tx, row.pool_id, offered=-row.party_size)

    await tx.announce((OfferExpired if row.turn else Released)(row.call_id, row.account_id))
    await promote(tx, row.call_id)
