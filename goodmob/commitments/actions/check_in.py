"""Be there: the joiner says so with the own code, or the host with the codes or the list at the door."""

from collections.abc import Sequence

from sqlalchemy import BigInteger, bindparam, case, update

from goodmob.commitments.actions.advance import call_as_of_now
from goodmob.commitments.actions.pool import lock_pools
from goodmob.commitments.actions.tally import count
from goodmob.commitments.events import CheckedIn
from goodmob.commitments.queries.calls import CallRow
from goodmob.commitments.queries.commitments import (
    CommitmentRow,
    commitment_by_code,
    commitment_of,
    commitments_among,
)
from goodmob.commitments.rules.life import CHECK_IN_AHEAD
from goodmob.commitments.rules.limits import MOST_CHECKED_IN_AT_ONCE
from goodmob.commitments.rules.refusals import why_not
from goodmob.commitments.rules.states import IN_PLACE, JOINABLE
from goodmob.commitments.tables import commitment
from goodmob.core.clock import HOUR
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.errors import Conflict, Forbidden, Invalid

ARRIVE = statement(
    update(commitment)
    .where(
        commitment.c.id == bindparam("commitment_id"),
        among(commitment.c.state, "states"),
        commitment.c.present_at.is_(None),
    )
    .values(
        present_at=bindparam("moment", type_=BigInteger),
        # Who was excused and comes after all is in like everybody else.
        state=case((commitment.c.state == "excused", "confirmed"), else_=commitment.c.state),
    )
)


async def check_in(
    tx: Transaction, call_id: int, actor_id: int, *, code: str | None = None, account_ids: Sequence[int] = ()
) -> list[CommitmentRow]:
    """Notes that they are there, once, and gives their commitments: of the code, or of the host's list of accounts.

    Forbidden for whoever has no place and is not the host, and for a joiner's list. Invalid "code" for a code that is
    not the joiner's own, or no place's of this call; Invalid "account_ids" for a list with somebody without a place.
    Conflict before two hours ahead of the start, after the end, and where the call is stopped or off.
    """
    call = await call_as_of_now(tx, call_id)
    # Nobody leaves with a place while it is noted that they are there.
    await lock_pools(tx, call_id)
    if actor_id == call.account_id:
        meant = await _named_by_host(tx, call_id, code, account_ids)
    else:
        meant = [await _own(tx, call_id, actor_id, code, account_ids)]
    _check_moment(call, tx.now)

    states = list(IN_PLACE)
    arrived = [row for row in meant if await tx.run(ARRIVE, commitment_id=row.id, states=states, moment=tx.now)]
    if arrived:
        await count(tx, call_id, present=sum(row.party_size for row in arrived))

    for row in arrived:
        await tx.announce(CheckedIn(call_id, row.account_id))
    return await commitments_among(tx, call_id, [row.account_id for row in meant])


async def _own(
    tx: Transaction, call_id: int, account_id: int, code: str | None, account_ids: Sequence[int]
) -> CommitmentRow:
    own = await commitment_of(tx, call_id, account_id)
    if own is None or own.state not in IN_PLACE:
        raise Forbidden("You have no place here")
    if account_ids:
        raise Forbidden("Only the host can check others in")
    if _plain(code) != own.code:
        raise Invalid("code", "is not yours")
    return own


async def _named_by_host(
    tx: Transaction, call_id: int, code: str | None, account_ids: Sequence[int]
) -> list[CommitmentRow]:
    if not account_ids:
        row = await commitment_by_code(tx, call_id, _plain(code))
        if row is None:
            raise Invalid("code", "is not one of this call")
        if row.state not in IN_PLACE:
            raise Invalid("code", "belongs to somebody who has no place")
        return [row]
    wanted = set(account_ids)
    if len(wanted) > MOST_CHECKED_IN_AT_ONCE:
        raise Invalid("account_ids", f"can't be more than {MOST_CHECKED_IN_AT_ONCE}")
    rows = [row for row in await commitments_among(tx, call_id, wanted) if row.state in IN_PLACE]
    if len(rows) < len(wanted):
        raise Invalid("account_ids", "include somebody who has no place")
    return rows


def _plain(code: str | None) -> str:
    if code is None or not code.strip():
        raise Invalid("code", "can't be blank")
    return "".join(letter for letter in code.upper() if letter.isalpha())


def _check_moment(call: CallRow, now: int) -> None:
    if call.state not in JOINABLE:
        raise Conflict(why_not(call.state))
    if now < call.starts_at - CHECK_IN_AHEAD:
        raise Conflict(f"Checking in begins {CHECK_IN_AHEAD // HOUR} hours before the start")
