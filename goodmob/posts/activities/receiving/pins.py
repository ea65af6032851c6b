"""Somebody of another server shows a post on top of their profile, or no longer."""

from goodmob.accounts.queries.elsewhere import far_accounts
from goodmob.core.activitypub.values import id_of
from goodmob.core.house import House
from goodmob.federation.rules.arrival import Arrival
from goodmob.posts.actions.pin import pin, unpin
from goodmob.posts.activities.finding import fetch_post
from goodmob.posts.activities.receiving.concern import is_followed
from goodmob.posts.queries.posts import post_id_by_uri


async def read_add(house: House, arrival: Arrival) -> bool:
    """Pins a post of theirs; that of somebody whom nobody follows only where it is known already."""
    uri = await _featured(house, arrival)
    if uri is None:
        return False
    post_id = await post_id_by_uri(house.db, uri)
    if post_id is None and await is_followed(house, arrival.actor_id):
        post_id = await fetch_post(house, uri)
    if post_id is not None:
        await house.db.act(pin, arrival.actor_id, post_id, lane=arrival.actor_id)
    return True


async def read_remove(house: House, arrival: Arrival) -> bool:
    """Takes the pin off a post of theirs."""
    uri = await _featured(house, arrival)
    if uri is None:
        return False
    post_id = await post_id_by_uri(house.db, uri)
    if post_id is not None:
        await house.db.act(unpin, arrival.actor_id, post_id, lane=arrival.actor_id)
    return post_id is not None


async def _featured(house: House, arrival: Arrival) -> str | None:
    """What is put among what the actor features, or taken out; None where it is about another collection."""
    author = (await far_accounts(house.db, [arrival.actor_id])).get(arrival.actor_id)
    target = id_of(arrival.activity.get("target"))
    if author is None or target is None or target != author.featured_uri:
        return None
    return id_of(arrival.activity.get("object"))
