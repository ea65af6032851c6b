"""Hand free places to those who wait."""

from collections.abc import Sequence

from goodmob.commitments.actions.area import tip_areas
from goodmob.commitments.actions.meet_conditions import grow
from goodmob.commitments.actions.pool import lock_pools, move
from goodmob.commitments.actions.write_commitment import change_commitments
from goodmob.commitments.events import PlaceOffered, PlacesLeft
from goodmob.commitments.queries.calls import CallRow, PoolRow, call_by_id
from goodmob.commitments.queries.commitments import CommitmentRow, first_in_line
from goodmob.commitments.rules.life import last_join, offer_expiry
from goodmob.commitments.rules.limits import MOST_LET_IN
from goodmob.commitments.rules.states import JOINABLE
from goodmob.core.database.interface import Transaction


async def promote(tx: Transaction, call_id: int) -> None:
    """Offers free places to the lines in the order of turns, then lets those in whose condition has come true.

    The first in the line of a pool is offered places when their whole party fits; until then everybody behind waits.
    Nothing is offered once joining has ended. PlacesLeft is announced when there is more to hand out than one action
    may.
    """
    call = await call_by_id(tx, call_id)
    if call is None or call.state not in JOINABLE or tx.now >= last_join(call):
        return

    pools, people = await lock_pools(tx, call_id), 0
    for number, pool in enumerate(pools):
        line = [] if not pool.waitlisted or pool.free == 0 else await first_in_line(tx, pool.id, MOST_LET_IN + 1)
        fitting = _fitting(pool, line)
        chosen = fitting[: MOST_LET_IN - people]
        if chosen:
            pools[number] = await _offer(tx, call, pool, chosen)
            people += len(chosen)
        if len(chosen) < len(fitting):
            await tx.announce(PlacesLeft(call_id))
            return

    # Of several pools it looks at all, whichever it is given.
    await grow(tx, call, pools[0])
    await tip_areas(tx, call)


async def _offer(tx: Transaction, call: CallRow, pool: PoolRow, chosen: Sequence[CommitmentRow]) -> PoolRow:
    """Gives the pool as it is then."""
    expires_at = offer_expiry(tx.now, last_join(call))
    await change_commitments(tx, [(row, row._replace(state="offered", offer_expires_at=expires_at)) for row in chosen])
    places = sum(row.party_size for row in chosen)
    changed = await move(tx, pool.id, offered=places, waitlisted=-places)

    for row in chosen:
        await tx.announce(PlaceOffered(call.id, row.account_id, row.id, expires_at))
    return changed


def _fitting(pool: PoolRow, line: Sequence[CommitmentRow]) -> list[CommitmentRow]:
    fitting: list[CommitmentRow] = []
    places = 0
    for row in line:
        places += row.party_size
        if not pool.has_room_for(places):
            break
        fitting.append(row)
    return fitting
