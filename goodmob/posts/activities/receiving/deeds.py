"""Somebody of another server favourites, boosts, or reacts to a post, or takes that back."""

from goodmob.accounts.queries.elsewhere import far_accounts
from goodmob.core.activitypub.audience import audience_of, visibility_of
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import same_origin
from goodmob.core.activitypub.values import id_of, ids, is_a, objects, text, when
from goodmob.core.errors import Forbidden, NotFound
from goodmob.core.house import House
from goodmob.core.text.emoji import qualified
from goodmob.federation.rules.arrival import Arrival
from goodmob.media.actions.keep_far_emoji import keep_far_emoji
from goodmob.media.activities.emojis import emoji_of
from goodmob.posts.actions.boost import FarBoost, boost
from goodmob.posts.actions.delete import delete
from goodmob.posts.actions.emoji_reaction import react, unreact
from goodmob.posts.actions.favourite import favourite, unfavourite
from goodmob.posts.actions.note_request import note_request
from goodmob.posts.activities.finding import fetch_post
from goodmob.posts.activities.receiving.concern import is_followed
from goodmob.posts.activities.refreshing import refresh
from goodmob.posts.queries.posts import PostRow, boost_by, id_by_uri, post_by_id, post_id_by_uri
from goodmob.posts.rules.visibility import boostable

REPEATED = ("Create", "Update", "Delete")
IGNORED = ("Like", "Dislike", "Undo", "Add", "Remove", "Lock", "Block", "Flag")
"""What a group hands on of its members: what they say about posts is asked for where it lies, the rest is its own."""

HEART = "❤️"
"""What Misskey sends where somebody just likes; in other servers that is a favourite."""

_LONGEST_NAME = 256


async def read_announce(house: House, arrival: Arrival) -> bool:
    """Boosts a post for somebody who is followed here, or a post of ours for anybody; a group hands on what is said."""
    said = arrival.activity
    inner = next(iter(objects(said.get("object"))), {})
    if is_a(inner, *REPEATED, *IGNORED):
        if is_a(inner, *REPEATED) and await is_followed(house, arrival.actor_id):
            await _look_again(house, inner)
        return True
    uri = id_of(said.get("object"))
    if uri is None:
        return False
    post = await _ours(house, uri)
    if post is None:
        if not await is_followed(house, arrival.actor_id):
            return True
        post_id = await fetch_post(house, uri)
        post = None if post_id is None else await post_by_id(house.db, post_id)
    if post is None:
        return True
    await _boost(house, arrival, post)
    return True


async def read_like(house: House, arrival: Arrival) -> bool:
    """Favourites a post of ours, or reacts to it where an emoji comes with it; of other posts their servers count."""
    uri = id_of(arrival.activity.get("object"))
    post = None if uri is None else await _ours(house, uri)
    if post is None:
        return False
    name = await _emoji(house, arrival.actor_id, arrival.activity)
    if name is None:
        await house.db.act(favourite, arrival.actor_id, post.id, lane=post.id)
        await _note_wish(house, arrival, post)
    else:
        await house.db.act(react, arrival.actor_id, post.id, name, lane=post.id)
    return True


async def _note_wish(house: House, arrival: Arrival, post: PostRow) -> None:
    """Notes by which Like somebody favourites what the author is asked about, so that the answer can name it."""
    if arrival.id is not None and post.interaction_policy is not None:
        await house.db.act(
            note_request, arrival.actor_id, post.id, "favourite", made_id=None, uri=None, made_uri=arrival.id
        )


async def read_undo(house: House, arrival: Arrival) -> bool:
    """Takes a favourite, a reaction or a boost of theirs back."""
    uri = id_of(arrival.activity.get("object"))
    boost_id = None if uri is None else await post_id_by_uri(house.db, uri)
    boosted = None if boost_id is None else await post_by_id(house.db, boost_id)
    if boosted is not None and boosted.boost_of_id is not None:
        await house.db.act(delete, arrival.actor_id, boosted.id)
        return True
    inner = next(iter(objects(arrival.activity.get("object"))), None)
    if inner is None or not is_a(inner, "Announce", "Like", "EmojiReact"):
        return False
    if ids(inner.get("actor")) not in ([], [arrival.actor_uri]):
        raise Forbidden("What is taken back is somebody else's")
    return await _take_back(house, arrival.actor_id, inner)


async def _take_back(house: House, account_id: int, deed: Json) -> bool:
    uri = id_of(deed.get("object"))
    post_id = None if uri is None else await id_by_uri(house.db, house.settings, uri)
    if post_id is None:
        return False
    if is_a(deed, "Announce"):
        boost_id = await boost_by(house.db, account_id, post_id)
        if boost_id is not None:
            await house.db.act(delete, account_id, boost_id)
        return True
    name = await _emoji(house, account_id, deed)
    if name is None:
        await house.db.act(unfavourite, account_id, post_id, lane=post_id)
    else:
        await house.db.act(unreact, account_id, post_id, name, lane=post_id)
    return True


async def _look_again(house: House, inner: Json) -> None:
    """A group tells that one of its members wrote, changed or deleted something: whether it is so, its server says."""
    uri, actor = id_of(inner.get("object")), id_of(inner.get("actor"))
    if uri is None or actor is None:
        return
    post_id = await id_by_uri(house.db, house.settings, uri)
    if post_id is None and not is_a(inner, "Delete") and same_origin(uri, actor):
        await fetch_post(house, uri)
    elif post_id is not None and not is_a(inner, "Create"):
        await refresh(house, post_id)


async def _boost(house: House, arrival: Arrival, post: PostRow) -> None:
    now = house.clock.now()
    author = (await far_accounts(house.db, [arrival.actor_id]))[arrival.actor_id]
    visibility = visibility_of(audience_of(arrival.activity), author.followers_uri)
    published = min(when(arrival.activity.get("published")) or now, now)
    far = FarBoost(arrival.id, published)
    await house.db.act(boost, arrival.actor_id, post.id, boostable(visibility), far=far, lane=post.id)


async def _ours(house: House, uri: str) -> PostRow | None:
    """The post of ours with this address; NotFound where it never leaves this server."""
    post_id = await id_by_uri(house.db, house.settings, uri)
    post = None if post_id is None else await post_by_id(house.db, post_id)
    if post is None or not post.local:
        return None
    if post.local_only:
        raise NotFound
    return post


async def _emoji(house: House, account_id: int, deed: Json) -> str | None:
    """With which emoji somebody reacts, as reactions name it here; None where they just like it."""
    said = text(deed.get("content"), _LONGEST_NAME) or text(deed.get("_misskey_reaction"), _LONGEST_NAME) or ""
    if not said or (said in {HEART, HEART[0]} and is_a(deed, "Like")):
        return None
    if qualified(said) is not None:
        return said
    author = (await far_accounts(house.db, [account_id])).get(account_id)
    emojis = [emoji for item in objects(deed.get("tag")) if (emoji := emoji_of(item)) is not None]
    meant = next((emoji for emoji in emojis if emoji.shortcode == said.strip(":").partition("@")[0]), None)
    if author is None or meant is None:
        return None
    await house.db.act(keep_far_emoji, author.domain, [meant])
    return f"{meant.shortcode}@{author.domain}"
