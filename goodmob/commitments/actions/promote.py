"""Hand free places to those who wait."""

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
    """Offers free places to the line in the order of turns, then lets those in whose condition has come true.

    The first in the line is offered places when their whole party fits; until then everybody behind waits. Nothing
    is offered once joining has ended. PlacesLeft is announced when there is more to hand out than one action may.
    """
    call = await call_by_id(tx, call_id)
    if call is None or call.state not in JOINABLE or tx.now >= last_join(call):
        return

    for pool in await lock_pools(tx, call_id):
        offered = await _offer(tx, call, pool) if pool.waitlisted else pool
        if offered is None:
            await tx.announce(PlacesLeft(call_id))
            return
        await grow(tx, call, offered)


async def _offer(tx: Transaction, call: CallRow, pool: PoolRow) -> PoolRow | None:
    """The pool after what was offered; None when there is more to offer."""
    line = [] if pool.free == 0 else await first_in_line(tx, pool.id, MOST_LET_IN + 1)
    fitting = _fitting(pool, line)
    chosen = fitting[:MOST_LET_IN]
    if not chosen:
        return pool

    expires_at = offer_expiry(tx.now, last_join(call))
    await change_commitments(tx, [(row, row._replace(state="offered", offer_expires_at=expires_at)) for row in chosen])
    places = sum(row.party_size for row in chosen)
    pool = await move(tx, pool.id, offered=places, waitlisted=-places)

    for row in chosen:
        await tx.announce(PlaceOffered(call.id, row.account_id, row.id, expires_at))
    return pool if len(fitting) == len(chosen) else None


def _fitting(pool: PoolRow, line: list[CommitmentRow]) -> list[CommitmentRow]:
    fitting: list[CommitmentRow] = []
    places = 0
    for row in line:
        places += row.party_size
        if not pool.has_room_for(places):
            break
        fitting.append(row)
    return fitting
