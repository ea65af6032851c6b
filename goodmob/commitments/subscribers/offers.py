"""Offers end, and places are handed out slice by slice."""

from goodmob.commitments.events import PlaceHeld, PlaceOffered, PlacesLeft, WaitsUntil
from goodmob.commitments.jobs.offers import OneOffer, Places
from goodmob.core.database.interface import Transaction


async def plan_lapse(tx: Transaction, event: WaitsUntil) -> None:
    """Who waits for a condition waits until its moment; an earlier plan for the same account is changed."""
    condition = OneOffer(event.call_id, event.commitment_id)
    key = f"commitments.lapse_condition:{event.commitment_id}"
    await tx.enqueue("commitments.lapse_condition", condition, run_at=event.until, key=key)


async def plan_expiry(tx: Transaction, event: PlaceOffered | PlaceHeld) -> None:
    """The offer ends at its moment; a plan for an earlier offer to the same account is changed."""
    offer = OneOffer(event.call_id, event.commitment_id)
    key = f"commitments.expire_offer:{event.commitment_id}"
    await tx.enqueue("commitments.expire_offer", offer, run_at=event.expires_at, key=key)


async def hand_out_the_rest(tx: Transaction, event: PlacesLeft) -> None:
    """The next slice of places is handed out at once."""
    key = f"commitments.hand_out:{event.call_id}"
    await tx.enqueue("commitments.hand_out", Places(event.call_id), key=key)
