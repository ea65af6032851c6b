"""Who cannot come, and how many are expected, by API."""

from msgspec import Struct

from goodmob.commitments.actions.excuse import excuse
from goodmob.commitments.queries.commitments import commitment_of
from goodmob.commitments.queries.turnout import turnout_of
from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.mobs.api.params import OneMob
from goodmob.mobs.entities.commitment import Commitment, show_commitments
from goodmob.mobs.permissions import own_mob
from goodmob.mobs.queries.mobs import mob_by_id


class OneCommitment(Struct):
    """The mob and one of its commitments."""

    id: Id
    commitment_id: Id


class MobTurnout(Struct, frozen=True):
    """Places: confirmed in all, of them excused and present, and how many are expected, which is an estimate."""

    mob_id: str
    confirmed: int
    excused: int
    present: int
    expected: int
    is_estimate: bool = True


async def excuse_oneself(call: Call, params: OneMob) -> Commitment:
    """Say ahead of the start that one cannot come; the place stays taken. Leaving hands it on."""
    own = await commitment_of(call.house.db, params.id, call.account_id)
    # Other calls than mobs have doors of their own.
    if own is None or await mob_by_id(call.house.db, params.id) is None:
        raise NotFound
    return await _excused(call, params.id, own.id)


async def excuse_somebody(call: Call, params: OneCommitment) -> Commitment:
    """Excuse somebody who cannot come to a mob of one's own."""
    await own_mob(call.house.db, call.account_id, params.id)
    return await _excused(call, params.id, params.commitment_id)


async def show_turnout(call: Call, params: OneMob) -> MobTurnout:
    """How many are expected; for the host alone, and nobody's history is told."""
    row = await own_mob(call.house.db, call.account_id, params.id)
    turnout = await turnout_of(call.house.db, row.id)
    return MobTurnout(str(row.id), *turnout)


async def _excused(call: Call, mob_id: int, commitment_id: int) -> Commitment:
    row = await call.house.db.act(excuse, mob_id, call.account_id, commitment_id, lane=mob_id)
    shown = await show_commitments(call.house, call.account_id, [row])
    if not shown:
        raise NotFound
    return shown[0]
