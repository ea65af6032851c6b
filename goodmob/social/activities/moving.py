"""Somebody of another server moves: their followers here are led to where they live now."""

from goodmob.accounts.actions.move import move
from goodmob.accounts.queries.elsewhere import aliases_of
from goodmob.core.activitypub.values import id_of
from goodmob.core.house import House
from goodmob.federation.people import known_actor
from goodmob.federation.rules.arrival import Arrival
from goodmob.federation.trouble import Gone, Untrusted


async def read_move(house: House, arrival: Arrival) -> bool:
    """The actor moves to a target that says, asked just now, that it is also known as the actor.

    A move without that is not believed, whoever signed it. Refused within thirty days of the one before.
    """
    target = id_of(arrival.activity.get("target"))
    if id_of(arrival.activity.get("object")) != arrival.actor_uri or target is None:
        return True
    try:
        target_id = await known_actor(house, target, fresh=True)
    except (Gone, Untrusted):
        return True
    if arrival.actor_uri in await aliases_of(house.db, target_id):
        await house.db.act(move, arrival.actor_id, target_id)
    return True
