"""Excuse somebody who cannot come: the host, or the joiner ahead of the start."""

from sqlalchemy import BigInteger, bindparam, update

from goodmob.commitments.actions.advance import call_as_of_now
from goodmob.commitments.actions.pool import lock_pools
from goodmob.commitments.queries.calls import CallRow
from goodmob.commitments.queries.commitments import CommitmentRow, commitment_by_id
from goodmob.commitments.rules.refusals import why_not
from goodmob.commitments.rules.states import CALLED_OFF
from goodmob.commitments.tables import commitment
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.errors import Conflict, Forbidden, NotFound

_EXCUSABLE = ("confirmed", "no_show")

EXCUSE = statement(
    update(commitment)
    .where(
        commitment.c.id == bindparam("commitment_id", type_=BigInteger),
        among(commitment.c.state, "states"),
        commitment.c.present_at.is_(None),
    )
    .values(state="excused")
)


async def excuse(tx: Transaction, call_id: int, actor_id: int, commitment_id: int) -> CommitmentRow:
    """Notes that they do not come and said so, once, and gives the commitment; its place stays taken.

    Who wants to hand the place on leaves instead. Run it in the lane of the call. NotFound where the call has no such
    commitment, Forbidden for whoever is neither the host nor the joiner, Conflict for who came or has no place, for a
    joiner after the start, and where the call is off.
    """
    call = await call_as_of_now(tx, call_id)
    await lock_pools(tx, call_id)
    row = await commitment_by_id(tx, commitment_id)
    if row is None or row.call_id != call_id:
        raise NotFound
    if row.state == "excused" and actor_id in {call.account_id, row.account_id}:
        return row
    _check(call, row, actor_id, tx.now)

    await tx.run(EXCUSE, commitment_id=row.id, states=list(_EXCUSABLE))
    return row._replace(state="excused")


def _check(call: CallRow, row: CommitmentRow, actor_id: int, now: int) -> None:
    if actor_id not in {call.account_id, row.account_id}:
        raise Forbidden
    if call.state in CALLED_OFF or call.state == "draft":
        raise Conflict(why_not(call.state))
    if row.present_at is not None or row.state not in _EXCUSABLE:
        raise Conflict("There is nothing to excuse")
    if actor_id != call.account_id and now >= call.starts_at:
        raise Conflict(why_not("live"))
