"""Let those in whose condition has come true."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from goodmob.commitments.actions.area import count_areas
from goodmob.commitments.actions.pool import move
from goodmob.commitments.actions.tip import may_tip, tip
from goodmob.commitments.actions.write_commitment import change_commitments
from goodmob.commitments.events import Committed, ConditionMet, PlacesLeft
from goodmob.commitments.queries.areas import areas_among
from goodmob.commitments.queries.calls import CallRow, PoolRow, pools_of
from goodmob.commitments.queries.commitments import CommitmentRow, joined_among
from goodmob.commitments.queries.waiting import (
    Hopes,
    as_waiting,
    coming,
    crowded,
    demands_on,
    hopeful,
    hopeful_areas,
)
from goodmob.commitments.rules.conditions import Asked, Come, Taken, Waiting, come_true, met
from goodmob.commitments.rules.limits import MOST_LET_IN
from goodmob.core.database.interface import Transaction


class LetIn(NamedTuple):
    """Those who are let in by this action, and whether there are more."""

    rows: Sequence[CommitmentRow] = ()
    are_more: bool = False


async def grow(tx: Transaction, call: CallRow, pool: PoolRow, newcomer_id: int | None = None) -> None:
    """Does what follows when more places are taken: conditions come true, and the call tips.

    `pool` is the row as this action has just locked or changed it; where the call has roles, all its pools are locked.
    newcomer_id is who comes on a condition just now.
    """
    locked = await pools_of(tx, call.id) if pool.is_one_of_several else [pool]
    pools = await _meet_conditions(tx, call, locked, newcomer_id)
    if may_tip(call, pools):
        await tip(tx, call)


async def _meet_conditions(
    tx: Transaction, call: CallRow, pools: Sequence[PoolRow], newcomer_id: int | None
) -> Sequence[PoolRow]:
    """Confirms those whose condition has come true, or puts them in the line where places are lacking.

    The newcomer has not waited, and learns it from the answer.
    Gives the pools as they are then; PlacesLeft is announced when there are more of them than one action lets in.
    """
    if not any(pool.conditional for pool in pools):
        return pools
    let_in = await _let_in(tx, call, pools)
    if not let_in.rows:
        return pools

    after, pools = await _count(tx, pools, let_in.rows)
    await change_commitments(tx, list(zip(let_in.rows, after, strict=True)))
    places = Counter[str | None]()
    for row in after:
        places[row.area] += row.party_size if row.state == "confirmed" else 0
    await count_areas(tx, call, +places)

    for row in after:
        await tx.announce(Committed(call.id, row.account_id, row.state, call.kind, row.area))
        if row.account_id != newcomer_id:
            await tx.announce(ConditionMet(call.id, row.account_id, row.state))
    if let_in.are_more:
        await tx.announce(PlacesLeft(call.id))
    return pools


async def _let_in(tx: Transaction, call: CallRow, pools: Sequence[PoolRow]) -> LetIn:
    hopes = await _hopes(tx, pools)
    if hopes is None:
        return LetIn()
    room = {pool.id: 0 if pool.waitlisted else pool.free for pool in pools}
    people = await hopeful(tx, hopes)
    waiting = await crowded(tx, hopes) if people is None else [as_waiting(row) for row in people]
    come = come_true(await _taken(tx, call, pools, waiting), waiting, room)
    if not come.those:
        return LetIn()
    if people is None:
        rows = await coming(tx, hopes, come, MOST_LET_IN + 1)
    else:
        rows = _of(people, come)
    return LetIn(rows[:MOST_LET_IN], len(rows) > MOST_LET_IN)


async def _hopes(tx: Transaction, pools: Sequence[PoolRow]) -> Hopes | None:
    """Who may have a chance at all, as far as that can be told from sums; None where nobody has."""
    pool_ids = [pool.id for pool in pools]
    demands = await demands_on(tx, pool_ids, tx.now)
    asked = [Asked(demand.needs, demand.places) for demand in demands]
    reached = met(sum(pool.confirmed for pool in pools), asked, _most(pools))
    # Who asks for no number asks for the area or for somebody, and is looked at in any case.
    if not reached and all(demand.needs for demand in demands):
        return None
    is_particular = any(demand.particular for demand in demands)
    return Hopes(pool_ids, tx.now, reached, await hopeful_areas(tx, pool_ids, tx.now) if is_particular else ())


def _most(pools: Sequence[PoolRow]) -> int | None:
    """How many places can be taken at present. While somebody waits in a line nobody is confirmed past him."""
    places = 0
    for pool in pools:
        if pool.waitlisted:
            places += pool.confirmed
        elif pool.capacity is None:
            return None
        else:
            places += pool.capacity - pool.offered
    return places


async def _taken(tx: Transaction, call: CallRow, pools: Sequence[PoolRow], waiting: Sequence[Waiting]) -> Taken:
    areas = {one.area for one in waiting if one.area is not None and one.needs_area is not None}
    friends = {one.needs_account_id for one in waiting if one.needs_account_id is not None}
    return Taken(
        sum(pool.confirmed for pool in pools),
        {row.area: row.confirmed for row in await areas_among(tx, [call.id], areas)},
        frozenset((await joined_among(tx, [call.id], friends)).get(call.id, ())),
    )


def _of(people: Sequence[CommitmentRow], come: Come) -> list[CommitmentRow]:
    ids = {one.id for one in come.those}
    return [row for row in people if row.id in ids]


async def _count(
    tx: Transaction, pools: Sequence[PoolRow], rows: Sequence[CommitmentRow]
) -> tuple[list[CommitmentRow], list[PoolRow]]:
    """The rows as they are from now on, in their order, and the pools with them."""
    after: dict[int, CommitmentRow] = {}
    moved: list[PoolRow] = []
    for pool in pools:
        own = [row for row in rows if row.pool_id == pool.id]
        moved.append(await _count_in(tx, pool, own, after) if own else pool)
    return [after[row.id] for row in rows], moved


async def _count_in(
    tx: Transaction, pool: PoolRow, rows: Sequence[CommitmentRow], after: dict[int, CommitmentRow]
) -> PoolRow:
    confirmed = queued = turns = 0
    for row in rows:
        if not pool.waitlisted and not turns and pool.has_room_for(confirmed + row.party_size):
            confirmed += row.party_size
            after[row.id] = row._replace(state="confirmed")
        else:
            queued += row.party_size
            turns += 1
            after[row.id] = row._replace(state="waitlisted", turn=pool.turns + turns)
    return await move(tx, pool.id, confirmed=confirmed, waitlisted=queued, conditional=-confirmed - queued, turns=turns)
