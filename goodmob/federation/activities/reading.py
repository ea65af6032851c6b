"""What actors of other servers say of themselves: that they changed, and that they are gone."""

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.core.activitypub.values import id_of, objects
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.federation.people import keep_actor, known_actor
from goodmob.federation.rules.actors import is_actor
from goodmob.federation.rules.arrival import Arrival
from goodmob.federation.trouble import Gone, Untrusted


async def read_update(house: House, arrival: Arrival) -> bool:
    """An actor changed: they are known as they say from now on, where it is they who say so."""
    told = arrival.activity.get("object")
    if id_of(told) != arrival.actor_uri:
        return False
    embedded = [one for one in objects(told) if is_actor(one) and one.get("id") == arrival.actor_uri]
    try:
        if embedded:
            await keep_actor(house, embedded[0])
        else:
            await known_actor(house, arrival.actor_uri, fresh=True)
    except (Gone, Untrusted):
        # It stays as it is known: nobody else can say that it is different.
        return True
    return True


async def read_delete(house: House, arrival: Arrival) -> bool:
    """An actor is gone: nothing is left of them but the name, which nobody gets again by the same address."""
    if id_of(arrival.activity.get("object")) != arrival.actor_uri:
        return False
    try:
        await house.db.act(delete_account, arrival.actor_id)
    except NotFound:
        return True
    return True
