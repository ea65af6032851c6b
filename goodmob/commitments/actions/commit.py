"""Commit an account to a call, after everything that refuses it was asked."""

from goodmob.commitments.actions.area import count_areas
from goodmob.commitments.actions.meet_conditions import grow
from goodmob.commitments.actions.pool import enter, move
from goodmob.commitments.actions.write_commitment import add_commitment, change_commitment
from goodmob.commitments.events import Committed, PlaceHeld, WaitsUntil
from goodmob.commitments.queries.calls import CallRow, PoolRow
from goodmob.commitments.queries.commitments import CommitmentRow, commitment_of
from goodmob.commitments.queries.standings import Standing
from goodmob.commitments.rules.life import hold_expiry, last_join
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import NotFound


async def commit(tx: Transaction, standing: Standing, wanted: CommitmentRow, *, hold: bool) -> CommitmentRow:
    """Takes the places of the pool, keeps them for some minutes, or lets the account stand in the line or wait.

    The pool of the standing is that of the commitment. For a hold and for a condition it is locked.
    """
    call, before, own = standing
    pool, row = await _count(tx, call, before, wanted, hold)
    written = row
    if own is not None:
        await change_commitment(tx, own, row)
    elif (added := await add_commitment(tx, row)) is not None:
        written = added
    else:
        return await _withdraw(tx, row)

    if row.state == "waiting":
        await grow(tx, call, pool, newcomer_id=row.account_id)
        written = await commitment_of(tx, call.id, row.account_id) or written
    if written.state == row.state:
        await _tell(tx, call, written)
    if row.state == "confirmed":
        await count_areas(tx, call, {row.area: row.party_size})
        await grow(tx, call, pool)
    return written


async def accept(tx: Transaction, call: CallRow, own: CommitmentRow) -> CommitmentRow:
    """Takes the places that the account is offered, or has kept."""
    accepted = own._replace(state="confirmed", offer_expires_at=None)
    await change_commitment(tx, own, accepted)
    pool = await move(tx, own.pool_id, offered=-own.party_size, confirmed=own.party_size)
    await count_areas(tx, call, {own.area: own.party_size})

    await _tell(tx, call, accepted)
    await grow(tx, call, pool)
    return accepted


async def _count(
    tx: Transaction, call: CallRow, before: PoolRow, row: CommitmentRow, hold: bool
) -> tuple[PoolRow, CommitmentRow]:
    places = row.party_size
    if row.is_conditional:
        return await move(tx, before.id, conditional=places), row._replace(state="waiting")
    if hold and not before.waitlisted and before.has_room_for(places):
        expires_at = hold_expiry(tx.now, last_join(call))
        return await move(tx, before.id, offered=places), row._replace(state="offered", offer_expires_at=expires_at)
    pool = await enter(tx, before.id, places)
    if pool.waitlisted:
        return pool, row._replace(state="waitlisted", turn=pool.turns)
    return pool, row._replace(state="confirmed")


async def _tell(tx: Transaction, call: CallRow, row: CommitmentRow) -> None:
    if row.state == "offered":
        await tx.announce(PlaceHeld(row.call_id, row.account_id, row.id, row.offer_expires_at or tx.now))
        return
    await tx.announce(Committed(row.call_id, row.account_id, row.state, call.kind, row.area))
    if row.state == "waiting" and row.needs_by is not None:
        await tx.announce(WaitsUntil(row.call_id, row.account_id, row.id, row.needs_by))


async def _withdraw(tx: Transaction, row: CommitmentRow) -> CommitmentRow:
    """What the account did at the same moment elsewhere counts; what was counted for this one is given back."""
    if row.state == "confirmed":
        await move(tx, row.pool_id, confirmed=-row.party_size)
    else:
        await move(tx, row.pool_id, waitlisted=-row.party_size, turns=-1)
    own = await commitment_of(tx, row.call_id, row.account_id)
    if own is None:
        raise NotFound
    return own
