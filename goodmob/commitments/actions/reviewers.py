"""Whom a host lets review what was done."""

from sqlalchemy import BigInteger, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.commitments.actions.advance import call_as_of_now
from goodmob.commitments.queries.commitments import commitment_of
from goodmob.commitments.queries.proof import reviewers_of
from goodmob.commitments.rules.limits import MOST_REVIEWERS
from goodmob.commitments.rules.refusals import why_not
from goodmob.commitments.rules.states import IN_PLACE, OVER
from goodmob.commitments.tables import call_reviewer
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict, Invalid

ADD = statement(insert(call_reviewer).on_conflict_do_nothing().inline())
DROP = statement(
    delete(call_reviewer).where(
        call_reviewer.c.call_id == bindparam("of_call_id", type_=BigInteger),
        call_reviewer.c.account_id == bindparam("of_account_id", type_=BigInteger),
    )
)


async def name_reviewer(tx: Transaction, call_id: int, account_id: int) -> None:
    """Lets the account review what others did, as long as it is in. Run it in the lane of the call.

    Invalid "account_id" for who is not in, and for one too many; Conflict once the call is over.
    """
    call = await call_as_of_now(tx, call_id)
    if call.state in OVER:
        raise Conflict(why_not(call.state))
    own = await commitment_of(tx, call_id, account_id)
    if own is None or own.state not in IN_PLACE:
        raise Invalid("account_id", "must be somebody who is in")
    named = await reviewers_of(tx, call_id)
    if account_id not in named and len(named) >= MOST_REVIEWERS:
        raise Invalid("account_id", f"is one too many (maximum is {MOST_REVIEWERS})")

    await tx.run(ADD, call_id=call_id, account_id=account_id, created_at=tx.now)


async def unname_reviewer(tx: Transaction, call_id: int, account_id: int) -> None:
    """The account reviews nothing of the call any more; what it decided stays."""
    await tx.run(DROP, of_call_id=call_id, of_account_id=account_id)
