"""Tell other servers of posts: new ones, changed ones, and those that are gone."""

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.house import House
from goodmob.posts.activities.sending.carrying import carry, may_leave
from goodmob.posts.activities.sending.own_stamps import stamp_among_us
from goodmob.posts.activities.sending.relays import announce, relays_for, relays_that_had
from goodmob.posts.activities.writing.addresses import post_uri
from goodmob.posts.activities.writing.deeds import deleted, published, unboosted, updated
from goodmob.posts.activities.writing.gathering import Gathered, gather_rows
from goodmob.posts.events import PostDeleted
from goodmob.posts.queries.mentions import addressed_by
from goodmob.posts.queries.posts import PostRow, body_of, post_by_id, tombstones
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES


async def tell_published(house: House, post_id: int) -> None:
    """Followers elsewhere, and whom it names, answers, quotes or boosts, get the post or boost, once."""
    gathered = await _gathered(house, post_id)
    if gathered is None:
        return
    row = gathered.posts[post_id]
    relays = await relays_for(house, row.account_id, row.visibility, is_boost=row.boost_of_id is not None)
    also = concerned(gathered, row) | relays.whole
    await carry(house, row.account_id, published(gathered, post_id), followers=_is_for_followers(row), also=also)
    await announce(house, relays, row)


async def tell_updated(house: House, post_id: int, mark: str) -> None:
    """The same people learn what the post is like now. mark: what tells this Update from others of the post."""
    gathered = await _gathered(house, post_id)
    if gathered is None or gathered.posts[post_id].boost_of_id is not None:
        return
    row = gathered.posts[post_id]
    relays = await relays_for(house, row.account_id, row.visibility)
    also = concerned(gathered, row) | set(await addressed_by(house.db, post_id)) | relays.every
    await carry(house, row.account_id, updated(gathered, post_id, mark), followers=_is_for_followers(row), also=also)


async def tell_deleted(house: House, event: PostDeleted) -> None:
    """They learn that it is gone, with whoever is known to have it; of a boost, that it is taken back."""
    gone = (await tombstones(house.db, [event.post_id])).get(event.post_id)
    author = await account_by_id(house.db, event.author_id)
    if gone is None or gone.kept_here or gone.uri is not None:
        return
    if author is None or author.domain is not None or author.state != "active":
        return
    settings = house.settings
    activity = deleted(settings, gone.account_id, gone.post_id)
    if gone.boost_of_id is not None:
        original, body = await post_by_id(house.db, gone.boost_of_id), await body_of(house.db, gone.boost_of_id)
        if original is None or body is None:
            return
        uri = post_uri(settings, original, body.uri)
        activity = unboosted(settings, gone.account_id, gone.post_id, gone.visibility, uri)
    relays = await relays_that_had(house, gone.visibility, is_boost=gone.boost_of_id is not None)
    followers, also = gone.visibility != "direct", {*event.concerned, *relays}
    await carry(house, gone.account_id, activity, followers=followers, also=also)


def concerned(gathered: Gathered, row: PostRow) -> set[int]:
    """Whose servers get the post beside those of followers."""
    original = gathered.posts.get(row.boost_of_id or 0)
    ids = {*gathered.mentions.get(row.id, ())}
    if row.visibility in OPEN_VISIBILITIES:
        ids |= {row.in_reply_to_account_id or 0, row.quote_of_account_id or 0}
    if original is not None:
        ids.add(original.account_id)
    return ids - {0, row.account_id}


def _is_for_followers(row: PostRow) -> bool:
    return row.visibility != "direct"


async def _gathered(house: House, post_id: int) -> Gathered | None:
    row = await post_by_id(house.db, post_id)
    if row is None or not may_leave(row):
        return None
    await stamp_among_us(house, row)
    gathered = await gather_rows(house, [row])
    is_there = {row.id, row.boost_of_id or row.id} <= gathered.bodies.keys()
    return gathered if is_there else None
