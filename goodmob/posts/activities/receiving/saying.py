"""Somebody of another server wrote, changed or deleted a post, or voted in a poll of ours."""

from goodmob.accounts.queries.elsewhere import far_accounts
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import same_origin
from goodmob.core.activitypub.values import id_of, is_a, objects
from goodmob.core.errors import Forbidden, NotFound
from goodmob.core.house import House
from goodmob.federation.activities.relays import came_by_relay
from goodmob.federation.rules.arrival import Arrival
from goodmob.posts.actions.delete import delete
from goodmob.posts.actions.far.bury import bury
from goodmob.posts.actions.vote import vote
from goodmob.posts.activities.finding import fetch_post, keep_post
from goodmob.posts.activities.keeping import keep_facets, read_by
from goodmob.posts.activities.reading.polls import vote_of
from goodmob.posts.activities.reading.posts import READABLE, writers_of
from goodmob.posts.activities.receiving.concern import concerns_us, is_followed, is_for_us
from goodmob.posts.activities.receiving.relayed import FROM_RELAY
from goodmob.posts.activities.refreshing import refresh, revise
from goodmob.posts.queries.polls import options_of
from goodmob.posts.queries.posts import id_by_uri, post_by_id, post_id_by_uri
from goodmob.posts.queries.stamps import stamp_by_uri
from goodmob.posts.rules.far_posts import FarVote


async def read_create(house: House, arrival: Arrival) -> bool:
    """Keeps a post that concerns somebody here, or counts a vote; what lies elsewhere than its author is not taken."""
    said = _object_in(arrival.activity)
    if said is None:
        return await _fetch_created(house, arrival)
    if not is_a(said, *READABLE):
        return False
    cast = vote_of(said)
    if cast is not None and arrival.actor_uri in writers_of(said) and await _count_vote(house, arrival.actor_id, cast):
        return True
    author = (await far_accounts(house.db, [arrival.actor_id])).get(arrival.actor_id)
    post = None if author is None else read_by(house, said, author)
    if post is None:
        raise Forbidden("The post is not its sender's")
    if await concerns_us(house, arrival.actor_id, post):
        await keep_post(house, said, arrival.actor_id)
    elif post.visibility == "public" and await came_by_relay(house, arrival):
        await keep_post(house, said, arrival.actor_id, depth=FROM_RELAY, was_brought=False)
    return True


async def read_update(house: House, arrival: Arrival) -> bool:
    """Changes a post as its author changed it, with its history; one that is not known yet is kept as a new one."""
    said = _object_in(arrival.activity)
    if said is None:
        return await _look_again(house, arrival)
    if not is_a(said, *READABLE):
        return False
    author = (await far_accounts(house.db, [arrival.actor_id])).get(arrival.actor_id)
    post = None if author is None else read_by(house, said, author)
    if author is None or post is None:
        raise Forbidden("The post is not its sender's")
    post_id = await id_by_uri(house.db, house.settings, post.uri)
    if post_id is not None:
        await revise(house, author, post_id, post)
        await keep_facets(house, post_id, said)
    elif await concerns_us(house, arrival.actor_id, post):
        await keep_post(house, said, arrival.actor_id)
    return True


async def read_delete(house: House, arrival: Arrival) -> bool:
    """Deletes a post whose author deleted it; one that is not known here is not taken in when it comes later."""
    uri = id_of(arrival.activity.get("object"))
    if uri is None or uri == arrival.actor_uri:
        return False
    post_id = await post_id_by_uri(house.db, uri)
    if post_id is not None:
        await house.db.act(delete, arrival.actor_id, post_id, keep_media=False)
        return True
    is_theirs = same_origin(uri, arrival.actor_uri) and await stamp_by_uri(house.db, uri) is None
    if is_theirs and await is_followed(house, arrival.actor_id):
        await house.db.act(bury, arrival.actor_id, uri)
    return False


def _object_in(activity: Json) -> Json | None:
    """What was created, addressed as the activity is where it does not say itself."""
    embedded = objects(activity.get("object"))
    if not embedded or len(embedded[0]) < 2:
        return None
    addressed: Json = {key: activity[key] for key in ("to", "cc") if key in activity}
    return addressed | embedded[0]


async def _fetch_created(house: House, arrival: Arrival) -> bool:
    """A post of which only the address came is asked for, where it is its author's and concerns somebody here."""
    uri = id_of(arrival.activity.get("object"))
    if uri is None or not same_origin(uri, arrival.actor_uri):
        return False
    if await is_followed(house, arrival.actor_id) or await is_for_us(house, arrival.activity):
        await fetch_post(house, uri)
    return True


async def _look_again(house: House, arrival: Arrival) -> bool:
    """A post of theirs of which only the address came is asked for, where it is known."""
    uri = id_of(arrival.activity.get("object"))
    post_id = None if uri is None else await post_id_by_uri(house.db, uri)
    post = None if post_id is None else await post_by_id(house.db, post_id)
    if post is None or post.account_id != arrival.actor_id:
        return False
    await refresh(house, post.id)
    return True


async def _count_vote(house: House, account_id: int, cast: FarVote) -> bool:
    """Counts a vote in a poll of ours; tells whether there is such a poll."""
    post_id = await id_by_uri(house.db, house.settings, cast.post_uri)
    post = None if post_id is None else await post_by_id(house.db, post_id)
    if post is None or not post.local or post.poll_id is None:
        return False
    if post.local_only:
        raise NotFound
    titles = [option.title for option in (await options_of(house.db, [post.poll_id]))[post.poll_id]]
    if cast.title not in titles:
        return False
    await house.db.act(vote, account_id, post.poll_id, [titles.index(cast.title)], lane=post.id)
    return True
