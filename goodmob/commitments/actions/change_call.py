"""Change when a call is and how many it takes."""

from sqlalchemy import BigInteger, Integer, bindparam, update

from goodmob.commitments.actions.advance import call_as_of_now
from goodmob.commitments.actions.area import tip_areas
from goodmob.commitments.actions.promote import promote
from goodmob.commitments.actions.resize import resize
from goodmob.commitments.actions.tip import tip
from goodmob.commitments.events import CallChanged
from goodmob.commitments.queries.calls import CallRow, terms_of
from goodmob.commitments.rules.life import settling
from goodmob.commitments.rules.refusals import JUST_CHANGED, why_not
from goodmob.commitments.rules.states import CHANGEABLE
from goodmob.commitments.rules.terms import Role, Terms, check_change, check_terms, tidied
from goodmob.commitments.tables import call as call_table
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict

MOVE = statement(
    update(call_table)
    .where(call_table.c.id == bindparam("of_call_id"), call_table.c.state == bindparam("old_state"))
    .values(
        starts_at=bindparam("new_starts_at"),
        ends_at=bindparam("new_ends_at"),
        settles_at=bindparam("new_settles_at"),
        join_by=bindparam("new_join_by", type_=BigInteger),
        threshold=bindparam("new_threshold", type_=Integer),
        area_threshold=bindparam("new_area_threshold", type_=Integer),
    )
)


async def change_call(
    tx: Transaction,
    call_id: int,
    *,
    starts_at: int,
    ends_at: int,
    join_by: int | None,
    threshold: int | None,
    capacity: int | None,
    roles: tuple[Role, ...] = (),
    area_threshold: int | None = None,
) -> None:
    """Gives the call these terms; nothing happens where it has them. New places go to those who wait.

    A role is known by its name; one that somebody ever chose stays.

    Invalid names the term that is wrong or can no longer be changed, "cap" and "roles" below the places that are
    taken. Conflict where the call is over, off or stopped.
    """
    call = await call_as_of_now(tx, call_id)
    former = await terms_of(tx, call)
    terms = Terms(starts_at, ends_at, join_by, threshold, capacity, tidied(roles, former.roles), area_threshold)
    if call.state not in CHANGEABLE:
        raise Conflict(why_not(call.state))
    if terms == former:
        return
    tipped = call.tipped_at is not None
    check_change(former, terms, live=call.state == "live", tipped=tipped)
    check_terms(terms, tx.now, former=None if call.state == "draft" else former, tipped=tipped)

    await _write(tx, call, former, terms)

    await tx.announce(CallChanged(call_id))
    await _follow_up(tx, call_id, grew=(former.capacity, former.roles) != (terms.capacity, terms.roles))


async def _write(tx: Transaction, call: CallRow, former: Terms, terms: Terms) -> None:
    times = {"new_starts_at": terms.starts_at, "new_ends_at": terms.ends_at, "new_join_by": terms.join_by}
    settles_at = settling(terms.starts_at, terms.ends_at)
    thresholds = {"new_threshold": terms.threshold, "new_area_threshold": terms.area_threshold}
    about = {**times, **thresholds, "new_settles_at": settles_at}
    if not await tx.run(MOVE, of_call_id=call.id, old_state=call.state, **about):
        raise Conflict(JUST_CHANGED)
    if (former.capacity, former.roles) != (terms.capacity, terms.roles):
        await resize(tx, call.id, terms)


async def _follow_up(tx: Transaction, call_id: int, *, grew: bool) -> None:
    if grew:
        await promote(tx, call_id)
    call = await call_as_of_now(tx, call_id)
    await tip(tx, call)
    await tip_areas(tx, call)
