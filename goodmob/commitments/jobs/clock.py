"""What the clock brings: the next state of a call, and who came once it is over."""

import msgspec

from goodmob.commitments.actions.advance import advance as advance_call
from goodmob.commitments.actions.settle import settle as settle_slice
from goodmob.core.house import House
from goodmob.core.jobs.handlers import Again


class OneCall(msgspec.Struct, frozen=True):
    """The call a job is about."""

    call_id: int


class Settling(msgspec.Struct, frozen=True):
    """The call whose commitments are settled, those beyond the id `after`."""

    call_id: int
    after: int = 0


async def advance(house: House, payload: OneCall) -> Again | None:
    """Brings the call where the clock says, and comes again for its next state."""
    moment = await house.db.act(advance_call, payload.call_id, lane=payload.call_id)
    return None if moment is None else Again(payload, moment)


async def settle(house: House, payload: Settling) -> Again | None:
    """Settles who came to a call that is over, a slice at a time."""
    last = await house.db.act(settle_slice, payload.call_id, payload.after, lane=payload.call_id)
    return None if last is None else Again(Settling(payload.call_id, last))
