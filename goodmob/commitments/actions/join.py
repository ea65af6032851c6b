"""Join a call."""

import msgspec

from goodmob.commitments.actions.advance import advance
from goodmob.commitments.actions.expire_offer import expire_offer
from goodmob.commitments.actions.meet_conditions import grow
from goodmob.commitments.actions.pool import enter, lock_pools, move
from goodmob.commitments.actions.write_commitment import add_commitment, change_commitment
from goodmob.commitments.events import Committed
from goodmob.commitments.queries.calls import CallRow, PoolRow
from goodmob.commitments.queries.commitments import CommitmentRow, commitment_of
from goodmob.commitments.queries.standings import Standing, standing_of
from goodmob.commitments.rules.life import last_join, next_moment
from goodmob.commitments.rules.limits import LARGEST_CAPACITY, LARGEST_PARTY, SMALLEST_CONDITION
from goodmob.commitments.rules.refusals import why_not
from goodmob.commitments.rules.states import CALLED_OFF, COMMITTED, JOINABLE
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Conflict, Invalid, NotFound


class Joining(msgspec.Struct, frozen=True):
    """How somebody wants to come: with how many in all, as what, from where, invited by whom and how.

    The condition: needs (places taken), needs_area (places taken by those of the own area), needs_account_id (who has
    to be in), all of them together, and until needs_by (us). hold: a place is kept for some minutes, to be accepted.
    """

    party_size: int = 1
    needs: int | None = None
    invited_by: int | None = None
    via: str = ""
    role: str = ""
    area: str | None = None
    needs_area: int | None = None
    needs_account_id: int | None = None
    needs_by: int | None = None
    hold: bool = False


async def join(tx: Transaction, call_id: int, account_id: int, wish: Joining) -> CommitmentRow:
    """Commits the account to the call: a place, a turn in the line, or waiting for its condition.

    Who is offered a place accepts it; who is committed already gets the same answer, whatever the wish. NotFound for a
    call that nobody knows yet, Conflict when joining has ended, Invalid names what is wrong with the wish.
    """
    standing = await _known(tx, call_id, account_id)
    if (own := _standing_commitment(standing)) is not None:
        return own
    if standing.own is not None or wish.needs is not None or _is_due(standing.call, tx.now):
        # Only who comes for the first time, as nearly all do, need not stop the others while it is looked at closely.
        await lock_pools(tx, call_id)
        await advance(tx, call_id)
        standing = await _without_expired_offer(tx, await _known(tx, call_id, account_id))
        if (own := _standing_commitment(standing)) is not None:
            return own
    call, pool, own = standing
    _check_open(call, tx.now)
    if own is not None and own.state == "offered":
        return await _accept(tx, call, own)
    _check_wish(wish, pool.capacity)
    return await _commit(tx, standing, account_id, wish)


async def _known(tx: Transaction, call_id: int, account_id: int) -> Standing:
    standing = await standing_of(tx, call_id, account_id)
    if standing is None or standing.call.state == "draft":
        raise NotFound
    return standing


def _standing_commitment(standing: Standing) -> CommitmentRow | None:
    own = standing.own
    if own is None or own.state not in COMMITTED or own.state == "offered" or standing.call.state in CALLED_OFF:
        return None
    return own


def _is_due(call: CallRow, now: int) -> bool:
    moment = next_moment(call)
    return moment is not None and moment <= now


async def _without_expired_offer(tx: Transaction, standing: Standing) -> Standing:
    call, _, own = standing
    if own is None or own.offer_expires_at is None or own.offer_expires_at > tx.now:
        return standing
    await expire_offer(tx, own.id)
    return await _known(tx, call.id, own.account_id)


def _check_open(call: CallRow, now: int) -> None:
    if call.state not in JOINABLE:
        raise Conflict(why_not(call.state))
    if now >= last_join(call):
        raise Conflict("Joining has ended")


def _check_wish(wish: Joining, capacity: int | None) -> None:
    largest = LARGEST_PARTY if capacity is None else min(LARGEST_PARTY, capacity)
    if not 1 <= wish.party_size <= largest:
        raise Invalid("party_size", f"must be between 1 and {largest}")
    if wish.needs is not None and not SMALLEST_CONDITION <= wish.needs <= LARGEST_CAPACITY:
        raise Invalid("condition", f"must be between {SMALLEST_CONDITION} and {LARGEST_CAPACITY}")


async def _accept(tx: Transaction, call: CallRow, own: CommitmentRow) -> CommitmentRow:
    accepted = own._replace(state="confirmed", offer_expires_at=None)
    await change_commitment(tx, own, accepted)
    pool = await move(tx, own.pool_id, offered=-own.party_size, confirmed=own.party_size)

    await tx.announce(Committed(call.id, own.account_id, accepted.state))
    await grow(tx, call, pool)
    return accepted


async def _commit(tx: Transaction, standing: Standing, account_id: int, wish: Joining) -> CommitmentRow:
    call, _, own = standing
    pool, state = await _count(tx, standing.pool.id, wish)
    row = _row(tx, standing, account_id, wish)._replace(state=state, turn=pool.turns if state == "waitlisted" else 0)
    written = row
    if own is not None:
        await change_commitment(tx, own, row)
    elif (added := await add_commitment(tx, row)) is not None:
        written = added
    else:
        return await _withdraw(tx, row)

    if state == "waiting":
        await grow(tx, call, pool, newcomer_id=account_id)
        written = await commitment_of(tx, call.id, account_id) or written
    if written.state == state:
        await tx.announce(Committed(call.id, account_id, state))
    if state == "confirmed":
        await grow(tx, call, pool)
    return written


async def _count(tx: Transaction, pool_id: int, wish: Joining) -> tuple[PoolRow, str]:
    if wish.needs is not None:
        return await move(tx, pool_id, conditional=wish.party_size), "waiting"
    pool = await enter(tx, pool_id, wish.party_size)
    return pool, "waitlisted" if pool.waitlisted else "confirmed"


def _row(tx: Transaction, standing: Standing, account_id: int, wish: Joining) -> CommitmentRow:
    """The commitment as it begins, or begins anew; who invited somebody first is not forgotten."""
    own = standing.own
    return CommitmentRow(
        id=tx.new_id() if own is None else own.id,
        call_id=standing.call.id,
        pool_id=standing.pool.id,
        account_id=account_id,
        state="",
        party_size=wish.party_size,
        needs=wish.needs,
        turn=0,
        code="" if own is None else own.code,
        invited_by=wish.invited_by or (None if own is None else own.invited_by),
        via=wish.via or ("" if own is None else own.via),
        created_at=tx.now,
        offer_expires_at=None,
        present_at=None,
        units=0 if own is None else own.units,
    )


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
