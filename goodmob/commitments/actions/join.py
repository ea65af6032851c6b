"""Join a call."""

import msgspec

from goodmob.commitments.actions.advance import advance
from goodmob.commitments.actions.commit import accept, commit
from goodmob.commitments.actions.elsewhere import Elsewhere
from goodmob.commitments.actions.expire_offer import expire_offer
from goodmob.commitments.actions.lapse import lapse
from goodmob.commitments.actions.pool import lock_pools
from goodmob.commitments.queries.calls import CallRow, PoolRow, pools_of
from goodmob.commitments.queries.commitments import CommitmentRow
from goodmob.commitments.queries.standings import Standing, standing_of
from goodmob.commitments.queries.waiting import waiting_for_somebody
from goodmob.commitments.rules.life import last_join, next_moment
from goodmob.commitments.rules.limits import (
    LARGEST_CAPACITY,
    LARGEST_PARTY,
    LONGEST_AREA,
    MOST_LINKED,
    SMALLEST_CONDITION,
)
from goodmob.commitments.rules.refusals import why_not
from goodmob.commitments.rules.states import CALLED_OFF, COMMITTED, JOINABLE
from goodmob.commitments.rules.terms import role_key
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

    @property
    def is_conditional(self) -> bool:
        """True when there is something to wait for, if only a moment."""
        return (self.needs, self.needs_area, self.needs_account_id, self.needs_by) != (None, None, None, None)


async def join(tx: Transaction, call_id: int, account_id: int, wish: Joining) -> CommitmentRow:
    """Commits the account to the call: a place, a turn in the line, or waiting for its condition.

    Who is offered a place, or has one kept, accepts it; who is committed already gets the same answer, whatever the
    wish. NotFound for a call that nobody knows yet, Conflict when joining has ended, Invalid names what is wrong with
    the wish.
    """
    standing = await _known(tx, call_id, account_id)
    if (own := _standing_commitment(standing, wish, tx.now)) is not None:
        return own
    if _has_to_be_looked_at(standing, wish, tx.now):
        # Only who comes for the first time, as nearly all do, need not stop the others while it is looked at closely.
        await lock_pools(tx, call_id)
        await advance(tx, call_id)
        standing = await _without_what_expired(tx, await _known(tx, call_id, account_id))
        if (own := _standing_commitment(standing, wish, tx.now)) is not None:
            return own
    call, _, own = standing
    _check_open(call, tx.now)
    if own is not None and own.state == "offered":
        return await accept(tx, call, own)
    standing = standing._replace(pool=await _wanted_pool(tx, standing.pool, wish))
    wish = await _checked(tx, standing, account_id, wish)

    # The rest of writing, and announcing, is the same whichever way somebody comes in.
    return await commit(tx, standing, _row(tx, standing, account_id, wish), hold=wish.hold)


async def _known(tx: Transaction, call_id: int, account_id: int) -> Standing:
    standing = await standing_of(tx, call_id, account_id)
    if standing is None or standing.call.state == "draft":
        raise NotFound
    return standing


def _standing_commitment(standing: Standing, wish: Joining, now: int) -> CommitmentRow | None:
    own = standing.own
    if own is None or own.state not in COMMITTED or standing.call.state in CALLED_OFF or own.has_expired(now):
        return None
    return own if own.state != "offered" or wish.hold else None


def _has_to_be_looked_at(standing: Standing, wish: Joining, now: int) -> bool:
    moment = next_moment(standing.call)
    is_due = moment is not None and moment <= now
    return standing.own is not None or wish.is_conditional or wish.hold or standing.pool.is_one_of_several or is_due


async def _without_what_expired(tx: Transaction, standing: Standing) -> Standing:
    call, _, own = standing
    if own is None or not own.has_expired(tx.now):
        return standing
    await (expire_offer if own.state == "offered" else lapse)(tx, own.id)
    return await _known(tx, call.id, own.account_id)


def _check_open(call: CallRow, now: int) -> None:
    if call.far:
        raise Elsewhere
    if call.state not in JOINABLE:
        raise Conflict(why_not(call.state))
    if now >= last_join(call):
        raise Conflict("Joining has ended")


async def _wanted_pool(tx: Transaction, pool: PoolRow, wish: Joining) -> PoolRow:
    """The pool of the role that is wished for; of any role the first with room, else the first of all."""
    roles = [row for row in await pools_of(tx, pool.call_id) if row.name] if pool.is_one_of_several else []
    if wish.role:
        named = [row for row in roles if role_key(row.name) == role_key(wish.role)]
        if not named:
            raise Invalid("role", "is none of those that there are")
        return named[0]
    with_room = [row for row in roles if not row.waitlisted and row.has_room_for(wish.party_size)]
    large_enough = [row for row in roles if row.capacity is None or wish.party_size <= row.capacity]
    return next(iter([*with_room, *large_enough, *roles]), pool)


async def _checked(tx: Transaction, standing: Standing, account_id: int, wish: Joining) -> Joining:
    """The wish as it can be kept; Invalid names what is wrong with it."""
    call, pool, _ = standing
    largest = LARGEST_PARTY if pool.capacity is None else min(LARGEST_PARTY, pool.capacity)
    if not 1 <= wish.party_size <= largest:
        raise Invalid("party_size", f"must be between 1 and {largest}")
    if wish.area is not None and len(wish.area) > LONGEST_AREA:
        raise Invalid("area", f"is too long (maximum is {LONGEST_AREA} characters)")
    if wish.hold and wish.is_conditional:
        raise Invalid("hold", "can't be given together with a condition")
    _check_condition(wish, account_id, tx.now)
    if wish.needs_account_id is not None and await waiting_for_somebody(tx, call.id) >= MOST_LINKED:
        raise Invalid("condition", "can't name somebody here any more: too many people do")
    return _until(call, wish)


def _check_condition(wish: Joining, account_id: int, now: int) -> None:
    for number in (wish.needs, wish.needs_area):
        if number is not None and not SMALLEST_CONDITION <= number <= LARGEST_CAPACITY:
            raise Invalid("condition", f"must be between {SMALLEST_CONDITION} and {LARGEST_CAPACITY}")
    if wish.needs_area is not None and wish.area is None:
        raise Invalid("condition", "about one's area needs the area")
    if wish.needs_account_id == account_id:
        raise Invalid("condition", "can't be about oneself")
    if wish.needs_by is not None and wish.needs_by <= now:
        raise Invalid("condition", "must come true in the future")


def _until(call: CallRow, wish: Joining) -> Joining:
    """Who names nothing but a moment waits for the call to tip; nobody waits longer than people can join."""
    if wish.needs_by is None:
        return wish
    until = min(wish.needs_by, last_join(call))
    if (wish.needs, wish.needs_area, wish.needs_account_id) != (None, None, None):
        return msgspec.structs.replace(wish, needs_by=until)
    if call.threshold is None:
        raise Invalid("condition", "must say what has to come true by then")
    if call.tipped_at is not None:
        return msgspec.structs.replace(wish, needs_by=None)
    return msgspec.structs.replace(wish, needs=call.threshold, needs_by=until)


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
        area=wish.area,
        needs_area=wish.needs_area,
        needs_account_id=wish.needs_account_id,
        needs_by=wish.needs_by,
    )
