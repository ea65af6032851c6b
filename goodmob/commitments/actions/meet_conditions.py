"""Let those in whose condition has come true."""

from goodmob.commitments.actions.pool import move
from goodmob.commitments.actions.tip import may_tip, tip
from goodmob.commitments.actions.write_commitment import change_commitments
from goodmob.commitments.events import Committed, ConditionMet, PlacesLeft
from goodmob.commitments.queries.calls import CallRow, PoolRow
from goodmob.commitments.queries.commitments import CommitmentRow, asked_of, satisfied
from goodmob.commitments.rules.conditions import met
from goodmob.commitments.rules.limits import MOST_LET_IN
from goodmob.core.database.interface import Transaction


async def grow(tx: Transaction, call: CallRow, pool: PoolRow, newcomer_id: int | None = None) -> None:
    """Does what follows when more places are taken: conditions come true, and the call tips.

    `pool` is the row as this action has just locked or changed it; newcomer_id is who comes on a condition just now.
    """
    pool = await meet_conditions(tx, call.id, pool, newcomer_id)
    if may_tip(call, pool):
        await tip(tx, call)


async def meet_conditions(tx: Transaction, call_id: int, pool: PoolRow, newcomer_id: int | None = None) -> PoolRow:
    """Confirms those whose condition has come true, or puts them in the line where places are lacking.

    The newcomer has not waited, and learns it from the answer.
    Gives the pool as it is then; PlacesLeft is announced when there are more of them than one action lets in.
    """
    if not pool.conditional:
        return pool
    asked = await asked_of(tx, pool.id, up_to=pool.confirmed + pool.conditional)
    reached = met(pool.confirmed, asked, _most(pool))
    if not reached:
        return pool
    rows = await satisfied(tx, pool.id, reached, MOST_LET_IN + 1)

    let_in = rows[:MOST_LET_IN]
    after, pool = await _count(tx, pool, let_in)
    await change_commitments(tx, list(zip(let_in, after, strict=True)))

    for row in after:
        await tx.announce(Committed(call_id, row.account_id, row.state))
        if row.account_id != newcomer_id:
            await tx.announce(ConditionMet(call_id, row.account_id, row.state))
    if len(rows) > MOST_LET_IN:
        await tx.announce(PlacesLeft(call_id))
    return pool


def _most(pool: PoolRow) -> int | None:
    # While somebody waits in the line nobody is confirmed past him.
    if pool.waitlisted:
        return pool.confirmed
    return None if pool.capacity is None else pool.capacity - pool.offered


async def _count(tx: Transaction, pool: PoolRow, rows: list[CommitmentRow]) -> tuple[list[CommitmentRow], PoolRow]:
    after: list[CommitmentRow] = []
    confirmed = queued = turns = 0
    for row in rows:
        if not pool.waitlisted and not turns and pool.has_room_for(confirmed + row.party_size):
            confirmed += row.party_size
            after.append(row._replace(state="confirmed"))
        else:
            queued += row.party_size
            turns += 1
            after.append(row._replace(state="waitlisted", turn=pool.turns + turns))
    moved = {"confirmed": confirmed, "waitlisted": queued, "conditional": -confirmed - queued}
    return after, await move(tx, pool.id, **moved, turns=turns)
