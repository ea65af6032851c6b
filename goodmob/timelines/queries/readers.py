"""What is known of one reader before a home or list is read for them."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Reads
from goodmob.core.ids import id_at
from goodmob.posts.permissions import with_originals
from goodmob.posts.queries.mentions import posts_addressing
from goodmob.posts.queries.posts import PostRow
from goodmob.posts.queries.tags import tags_followed_by, tags_of
from goodmob.social.queries.follows import FollowRow, follows_of, languages_of
from goodmob.social.queries.hidden import hidden_accounts
from goodmob.social.queries.lists import exclusive_members
from goodmob.timelines.rules import Standing


class Reader(NamedTuple):
    """Whom somebody follows and hides, whom they read on a list only, and which tags they follow.

    newest_id: no post is newer, where the time of reading is not told otherwise.
    """

    account_id: int
    newest_id: int
    follows: dict[int, FollowRow]
    hidden: frozenset[int]
    listed_only: frozenset[int]
    tags: set[int]


async def reader(reads: Reads, account_id: int, now: int) -> Reader:
    """Everything that decides what the account reads, in four queries."""
    return Reader(
        account_id,
        id_at(now + SECOND),
        {row.target_id: row for row in await follows_of(reads, account_id)},
        await hidden_accounts(reads, account_id, now),
        await exclusive_members(reads, account_id),
        await tags_followed_by(reads, account_id),
    )


async def standings(reads: Reads, who: Reader, posts: Collection[PostRow]) -> dict[int, Standing]:
    """How the reader stands to each of these posts, by the post's id."""
    originals = await with_originals(reads, posts)
    closed = [post.id for post in posts if post.visibility == "direct" and post.account_id != who.account_id]
    addressed = await posts_addressing(reads, who.account_id, closed)
    tagged = await tags_of(reads, [post.id for post in posts]) if who.tags else {}
    return {
        post.id: _standing(
            who,
            post,
            authors=_authors(post, originals),
            addressed=post.id in addressed,
            follows_tag=any(tag.id in who.tags for tag in tagged.get(post.id, [])),
        )
        for post in posts
    }


def _authors(post: PostRow, originals: dict[int, PostRow]) -> Iterable[int]:
    original = originals.get(post.boost_of_id) if post.boost_of_id is not None else None
    return (post.account_id,) if original is None else (post.account_id, original.account_id)


def _standing(who: Reader, post: PostRow, *, authors: Iterable[int], addressed: bool, follows_tag: bool) -> Standing:
    follow = who.follows.get(post.account_id)
    return Standing(
        follows=follow is not None,
        wants_boosts=follow is None or follow.reblogs,
        languages=languages_of(follow) if follow else None,
        hides=not who.hidden.isdisjoint(authors),
        follows_answered=post.in_reply_to_account_id in who.follows,
        keeps_for_list=post.account_id in who.listed_only,
        follows_tag=follows_tag,
        addressed=addressed,
    )
