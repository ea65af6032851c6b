"""Events that come by themselves, beside the Notes that are their faces; and invitations to them."""

from collections.abc import Collection

from goodmob.accounts.queries.elsewhere import local_ids_by_uri
from goodmob.core.activitypub.origins import same_origin
from goodmob.core.activitypub.values import id_of, ids, is_a, objects
from goodmob.core.errors import Forbidden, NotFound
from goodmob.core.house import House
from goodmob.federation.rules.arrival import Arrival
from goodmob.mobs.actions.hear_invitation import hear_invitation
from goodmob.mobs.activities.keeping import keep_event
from goodmob.mobs.permissions import is_steward
from goodmob.mobs.queries.mobs import mob_by_post
from goodmob.posts.activities.finding import find_post
from goodmob.posts.activities.reading.faces import face_of
from goodmob.posts.queries.posts import id_by_uri, post_by_id
from goodmob.social.queries.follows import followers_among

MOST_GUESTS = 20


async def read_event(house: House, arrival: Arrival) -> bool:
    """Keeps what another Goodmob tells of a mob that is known here; whose Event is itself the post is left to posts.

    Create and Update are the same, as the mob came with its Note.
    """
    event = next(iter(objects(arrival.activity.get("object"))), {})
    face = face_of(event) if is_a(event, "Event") else None
    if face is None:
        return False
    if not same_origin(face, arrival.actor_uri) or arrival.actor_uri not in ids(event.get("attributedTo")):
        raise Forbidden("The Event is not its sender's")
    post_id = await id_by_uri(house.db, house.settings, face)
    if post_id is not None:
        post = await post_by_id(house.db, post_id)
        if post is None or post.account_id != arrival.actor_id:
            raise Forbidden("The Event is not its sender's")
        await keep_event(house, post_id, event)
    return True


async def read_invite(house: House, arrival: Arrival) -> bool:
    """Somebody elsewhere asks people here to come to a mob: its host or a helper of theirs anybody, others those who
    follow them.
    """
    activity = arrival.activity
    uri = id_of(activity.get("target"))
    asked = ids(activity.get("object"))[:MOST_GUESTS]
    guests = await local_ids_by_uri(house.db, house.settings, asked)
    if uri is None or not guests:
        return False
    post_id = await find_post(house, uri)
    mob = None if post_id is None else await mob_by_post(house.db, post_id)
    if mob is None or post_id is None:
        raise NotFound
    listening: Collection[int] = guests.values()
    if not await is_steward(house.db, arrival.actor_id, mob):
        listening = await followers_among(house.db, arrival.actor_id, listening)
    for guest_id in listening:
        await house.db.act(hear_invitation, mob.id, guest_id, arrival.actor_id)
    return True
