"""Which readers are shown the very same of a post, so that it is rendered once for all of them."""

from collections.abc import Collection, Mapping

from goodmob.core.house import House
from goodmob.posts.entities.tagged import links_to_collection
from goodmob.posts.permissions import with_originals
from goodmob.posts.queries.cards import ready_cards
from goodmob.posts.queries.polls import voters_among
from goodmob.posts.queries.posts import PostRow, bodies
from goodmob.posts.queries.reactions import interested_among
from goodmob.social.queries.filters import filterers_among
from goodmob.social.queries.follows import followers_among


async def stand_ins(house: House, post: PostRow, viewers: Collection[int]) -> Mapping[int, int]:
    """For each of the viewers, all of whom see the post, one whose rendering of it is theirs too: few for many.

    Those who follow the same of its authors are alike, unless it is theirs, they did something with it, are credited by
    what it links to, or have filters of their own. Of some posts everybody is told something else.
    """
    each = {viewer_id: viewer_id for viewer_id in viewers}
    if len(each) < 2:
        return each
    posts = await with_originals(house.db, [post])
    if await _tells_each_apart(house, posts):
        return each
    apart = await _apart(house, posts, viewers)
    authors = sorted({row.account_id for row in posts.values()})
    followers = [await followers_among(house.db, author_id, viewers) for author_id in authors]
    first: dict[tuple[bool, ...], int] = {}
    return {
        viewer_id: viewer_id
        if viewer_id in apart
        else first.setdefault(tuple(viewer_id in following for following in followers), viewer_id)
        for viewer_id in viewers
    }


async def _tells_each_apart(house: House, posts: Mapping[int, PostRow]) -> bool:
    """Whether viewers who did nothing with the posts are shown different things: what an upper slice says of them, such
    as their place in a mob, what is quoted, which blocks may hide as they hide collections that are linked to, or what
    a policy lets them do."""
    said = ((row.facet, row.quote_of_id, row.interaction_policy) for row in posts.values())
    if any(one is not None for of_post in said for one in of_post):
        return True
    texts = await bodies(house.db, posts.keys())
    return any(links_to_collection(house, body.html) for body in texts.values())


async def _apart(house: House, posts: Mapping[int, PostRow], viewers: Collection[int]) -> set[int]:
    rows = posts.values()
    conversations = {row.conversation_id for row in rows}
    cards = await ready_cards(house.db, {row.card_id for row in rows if row.card_id is not None})
    polls = {row.poll_id for row in rows if row.poll_id is not None}
    return {
        *(row.account_id for row in rows),
        *(card.creator_id for card in cards.values() if card.creator_id is not None),
        *await interested_among(house.db, posts.keys() | conversations, viewers),
        *await voters_among(house.db, polls, viewers),
        *await filterers_among(house.db, viewers),
    }
