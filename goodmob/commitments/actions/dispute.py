"""Say of a deed that it is not as its doer says."""

from sqlalchemy.dialects.postgresql import insert

from goodmob.commitments.actions.judge import judge, peers_deed
from goodmob.commitments.actions.witness import DROP as DROP_WITNESS
from goodmob.commitments.queries.deeds import DeedRow
from goodmob.commitments.queries.proof import disputed_among
from goodmob.commitments.rules.limits import LONGEST_REASON, MOST_DISPUTES
from goodmob.commitments.tables import deed_dispute
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict, Invalid

ADD = statement(insert(deed_dispute).inline())


async def dispute(tx: Transaction, call_id: int, account_id: int, deed_id: int, reason: str) -> DeedRow:
    """Notes, once, that the account disputes the deed, and gives the deed; it is no witness of it any more.

    Run it in the lane of the call. Who may say so: see `peers_deed`. Invalid "reason" for none and for a long one,
    Conflict where many dispute it already.
    """
    if not reason.strip():
        raise Invalid("reason", "can't be blank")
    if len(reason) > LONGEST_REASON:
        raise Invalid("reason", f"is too long (maximum is {LONGEST_REASON} characters)")
    row = await peers_deed(tx, call_id, account_id, deed_id)
    if await disputed_among(tx, account_id, [deed_id]):
        return row
    if row.disputes >= MOST_DISPUTES:
        raise Conflict("Many dispute it already")

    about = {"deed_id": deed_id, "account_id": account_id, "reason": reason.strip(), "created_at": tx.now}
    await tx.run(ADD, **about)
    dropped = await tx.run(DROP_WITNESS, of_deed_id=deed_id, of_account_id=account_id)
    return await judge(tx, row, disputes=row.disputes + 1, witnesses=row.witnesses - dropped)
