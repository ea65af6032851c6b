"""A relay tells that there is a post somewhere: it becomes known as its own server has it, and as nothing else."""

from goodmob.core.activitypub.origins import host_of
from goodmob.core.activitypub.values import ids
from goodmob.core.house import House
from goodmob.federation.activities.relays import is_heeded, is_of_relay
from goodmob.federation.rules.arrival import Arrival
from goodmob.posts.activities.finding import find_post
from goodmob.posts.queries.posts import id_by_uri

MOST_AT_ONCE = 10
"""So many posts one activity of a relay makes known."""

FROM_RELAY = 1
"""How far it is already where a relay begins: nobody is met for it whom the post just names."""


async def read_relayed(house: House, arrival: Arrival) -> bool:
    """Fetches what a relay that serves us announces, where it is not known yet; other relays are not listened to."""
    if not await is_heeded(house, arrival):
        return await is_of_relay(house, arrival)
    for uri in ids(arrival.activity.get("object"))[:MOST_AT_ONCE]:
        host = host_of(uri)
        if host is None or await id_by_uri(house.db, house.settings, uri) is not None:
            continue
        async with house.turns.of(host):
            await find_post(house, uri, depth=FROM_RELAY)
    return True
