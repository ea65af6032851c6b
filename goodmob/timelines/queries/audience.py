"""Of those whose home or list is held, who gets a new post."""

from collections.abc import Collection
from typing import NamedTuple

from goodmob.core.database.interface import Reads
from goodmob.core.house import House
from goodmob.posts.permissions import with_originals
from goodmob.posts.queries.mentions import mentioned_in
from goodmob.posts.queries.posts import PostRow
from goodmob.posts.queries.strangers import keeping_off
from goodmob.posts.queries.tags import tag_followers_among, tags_of
from goodmob.social.queries.audience import hiding_author, keeping_for_list
from goodmob.social.queries.follows import FollowRow, followers_among, languages_of
from goodmob.social.queries.lists import ListHolding, lists_with, members_among
from goodmob.timelines.rules import HOME, LIST, Standing, belongs_at_home, belongs_on_list, list_feed


class Facts(NamedTuple):
    """What a post needs to be judged for many readers at once, each part by reader."""

    followers: dict[int, FollowRow]
    hiding: set[int]
    following_answered: set[int]
    keeping_for_list: set[int]
    following_tag: set[int]
    addressed: set[int]


async def home_audience(house: House, post: PostRow) -> set[int]:
    """The readers whose held home gets the post."""
    held = {_owner(feed) for feed in await house.feeds.active(HOME)}
    if not held:
        return set()
    followers = await followers_among(house.db, post.account_id, held)
    following_tag = await _following_tag(house.db, post, held)
    near = {post.account_id} & held | following_tag | followers.keys()
    facts = await _facts(house, post, near, followers, following_tag)
    return {reader_id for reader_id in near if belongs_at_home(post, reader_id, _standing(facts, reader_id))}


async def list_audience(house: House, post: PostRow) -> dict[int, int]:
    """The lists, among those whose timeline is held, that get the post, each with its owner."""
    held = await house.feeds.active(LIST)
    listed = await lists_with(house.db, post.account_id) if held else []
    holdings = [holding for holding in listed if list_feed(holding.list_id) in held]
    if not holdings:
        return {}
    owners = {holding.owner_id for holding in holdings}
    facts = await _facts(house, post, owners, await followers_among(house.db, post.account_id, owners), set())
    return {holding.list_id: holding.owner_id for holding in holdings if await _gets(house.db, post, holding, facts)}


async def _gets(reads: Reads, post: PostRow, holding: ListHolding, facts: Facts) -> bool:
    answered = post.in_reply_to_account_id
    return belongs_on_list(
        post,
        holding.owner_id,
        _standing(facts, holding.owner_id),
        replies=holding.replies_policy,
        answers_member=answered is not None and bool(await members_among(reads, holding.list_id, [answered])),
    )


async def _following_tag(reads: Reads, post: PostRow, held: set[int]) -> set[int]:
    if post.visibility != "public" or post.boost_of_id is not None:
        return set()
    carried = (await tags_of(reads, [post.id])).get(post.id, [])
    return await tag_followers_among(reads, [tag.id for tag in carried], held)


async def _facts(
    house: House, post: PostRow, reader_ids: Collection[int], followers: dict[int, FollowRow], following_tag: set[int]
) -> Facts:
    if not reader_ids:
        return Facts({}, set(), set(), set(), set(), set())
    hiding: set[int] = set()
    for author_id in {row.account_id for row in (await with_originals(house.db, [post])).values()}:
        hiding |= await hiding_author(house.db, author_id, reader_ids, house.clock.now())
    hiding |= await _shielded(house, post, following_tag)
    answered = post.in_reply_to_account_id
    named = await mentioned_in(house.db, [post.id]) if post.visibility == "direct" else {}
    return Facts(
        followers=followers,
        hiding=hiding,
        following_answered=set(await followers_among(house.db, answered, reader_ids)) if answered else set(),
        keeping_for_list=await keeping_for_list(house.db, post.account_id, reader_ids),
        following_tag=following_tag,
        addressed=set(named.get(post.id, [])),
    )


async def _shielded(house: House, post: PostRow, reader_ids: Collection[int]) -> set[int]:
    """Of these readers, who need not follow the author, those whom the post turns to, and whose shields keep it off."""
    if not reader_ids:
        return set()
    named = (await mentioned_in(house.db, [post.id])).get(post.id, [])
    turned_to = {post.in_reply_to_account_id, post.quote_of_account_id, *named}
    meant = [reader_id for reader_id in reader_ids if reader_id in turned_to]
    return await keeping_off(house.db, post.account_id, meant, house.clock.now())


def _standing(facts: Facts, reader_id: int) -> Standing:
    follow = facts.followers.get(reader_id)
    return Standing(
        follows=follow is not None,
        wants_boosts=follow is None or follow.reblogs,
        languages=languages_of(follow) if follow else None,
        hides=reader_id in facts.hiding,
        follows_answered=reader_id in facts.following_answered,
        keeps_for_list=reader_id in facts.keeping_for_list,
        follows_tag=reader_id in facts.following_tag,
        addressed=reader_id in facts.addressed,
    )


def _owner(feed: str) -> int:
    return int(feed.partition(":")[2])
