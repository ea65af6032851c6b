"""What becomes of places: offers and conditions that end, and what is left to hand out."""

import msgspec

from goodmob.commitments.actions.expire_offer import expire_offer as expire
from goodmob.commitments.actions.lapse import lapse
from goodmob.commitments.actions.promote import promote
from goodmob.core.house import House


class OneOffer(msgspec.Struct, frozen=True):
    """The offer a job is about, or the condition: that of this commitment."""

    call_id: int
    commitment_id: int


class Places(msgspec.Struct, frozen=True):
    """The call whose places a job is about."""

    call_id: int


async def expire_offer(house: House, payload: OneOffer) -> None:
    """Hands the place on that was offered and not accepted in time."""
    await house.db.act(expire, payload.commitment_id, lane=payload.call_id)


async def lapse_condition(house: House, payload: OneOffer) -> None:
    """Lets somebody go who waited for what did not come true in time."""
    await house.db.act(lapse, payload.commitment_id, lane=payload.call_id)


async def hand_out(house: House, payload: Places) -> None:
    """Hands out the next slice of the places that are left."""
    await house.db.act(promote, payload.call_id, lane=payload.call_id)
