"""Keep a copy of a call of another server, which alone decides about it."""

import msgspec
from sqlalchemy import BigInteger, Integer, bindparam, insert, update

from goodmob.commitments.actions.pool import copy_pool
from goodmob.commitments.actions.tally import copy_tally
from goodmob.commitments.actions.turn import turned
from goodmob.commitments.events import (
    CallCancelled,
    CallChanged,
    CallClosed,
    CallCounted,
    CallFailed,
    CallHalted,
    CallOpened,
    CallPublished,
    CallReported,
    CallTipped,
)
from goodmob.commitments.queries.calls import CallRow, call_by_id, pools_of
from goodmob.commitments.rules.life import settling
from goodmob.commitments.rules.states import OVER
from goodmob.commitments.rules.terms import Role
from goodmob.commitments.tables import call, tally
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

_COURSE = ("gathering", "tipped", "live", "tallying", "reported")
_NEWS = {
    "tipped": CallTipped,
    "live": CallOpened,
    "tallying": CallClosed,
    "reported": CallReported,
    "failed": CallFailed,
    "cancelled": CallCancelled,
    "halted": CallHalted,
}

ADD_CALL = statement(insert(call).inline())
ADD_TALLY = statement(insert(tally).inline())
CHANGE = statement(
    update(call)
    .where(call.c.id == bindparam("of_call_id", type_=BigInteger))
    .values(
        starts_at=bindparam("new_starts_at", type_=BigInteger),
        ends_at=bindparam("new_ends_at", type_=BigInteger),
        settles_at=bindparam("new_settles_at", type_=BigInteger),
        join_by=bindparam("new_join_by", type_=BigInteger),
        threshold=bindparam("new_threshold", type_=Integer),
    )
)


class FarPlaces(msgspec.Struct, frozen=True):
    """Places of a role, or of all where it has no name, as the call's own server counts them."""

    name: str
    capacity: int | None
    joined: int
    waiting: int


class FarCall(msgspec.Struct, frozen=True, kw_only=True):
    """A call of `kind` as its own server tells of it, under the id of what it is the call of here; times in us."""

    id: int
    kind: str
    account_id: int
    state: str
    starts_at: int
    ends_at: int
    join_by: int | None
    threshold: int | None
    places: tuple[FarPlaces, ...]
    present: int
    doers: int
    units: int
    verified: int


async def copy_call(tx: Transaction, far: FarCall) -> None:
    """Keeps the call as its server tells of it, new or changed, in its lane; nothing is ever decided here.

    What was stopped by staff here stays stopped. Whoever takes part from here is told as of a call of our own.
    """
    former = await call_by_id(tx, far.id)

    if former is None:
        await _add(tx, far)
    else:
        await _change(tx, far)
    await _count(tx, far)

    if former is None:
        await tx.announce(CallPublished(far.id))
        return
    has_turned = await _turn(tx, former, far)
    if _terms(former) != _terms(far):
        await tx.announce(CallChanged(far.id))
    elif not has_turned:
        await tx.announce(CallCounted(far.id))


async def _add(tx: Transaction, far: FarCall) -> None:
    await tx.run(
        ADD_CALL,
        id=far.id,
        kind=far.kind,
        account_id=far.account_id,
        state=far.state,
        former_state=None,
        created_at=tx.now,
        starts_at=far.starts_at,
        ends_at=far.ends_at,
        settles_at=settling(far.starts_at, far.ends_at),
        join_by=far.join_by,
        threshold=far.threshold,
        tipped_at=None,
        area_threshold=None,
        far=True,
    )
    await tx.run(ADD_TALLY, call_id=far.id, present=0, doers=0, units=0, verified=0, late_units=0)


async def _change(tx: Transaction, far: FarCall) -> None:
    await tx.run(
        CHANGE,
        of_call_id=far.id,
        new_starts_at=far.starts_at,
        new_ends_at=far.ends_at,
        new_settles_at=settling(far.starts_at, far.ends_at),
        new_join_by=far.join_by,
        new_threshold=far.threshold,
    )


async def _count(tx: Transaction, far: FarCall) -> None:
    told = {one.name: one for one in far.places}
    gone = [row.name for row in await pools_of(tx, far.id) if row.name not in told]
    # Beside roles there are no places; a role that is gone has none either.
    for name in dict.fromkeys(["", *told, *gone]):
        one = told.get(name) or FarPlaces(name, 0, 0, 0)
        await copy_pool(tx, far.id, Role(name, one.capacity), one.joined, one.waiting)
    await copy_tally(tx, far.id, present=far.present, doers=far.doers, units=far.units, verified=far.verified)


async def _turn(tx: Transaction, former: CallRow, far: FarCall) -> bool:
    """Brings the copy to the state that is told, and tells whether that was another one than it had."""
    is_stopped_here = former.state == "halted" and former.former_state is not None
    if former.state == far.state or is_stopped_here or _is_behind(former, far, tx.now):
        return False
    if not await turned(tx, former, far.state):
        return False
    if (news := _NEWS.get(far.state)) is not None:
        await tx.announce(news(far.id))
    return True


def _is_behind(former: CallRow, far: FarCall, now: int) -> bool:
    """Whether the clock here was quicker than what came; a call that is over never comes back."""
    if former.state in OVER - {"reported"} or (former.state == "reported" and far.state in _COURSE):
        return True
    if former.state not in _COURSE or far.state not in _COURSE:
        return False
    return far.starts_at <= now and _COURSE.index(far.state) < _COURSE.index(former.state)


def _terms(one: CallRow | FarCall) -> tuple[object, ...]:
    return one.starts_at, one.ends_at, one.join_by, one.threshold
