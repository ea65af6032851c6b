"""Put posts that one sees into a filter of one's own."""

from collections.abc import Sequence

from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Invalid
from goodmob.posts.permissions import may_see
from goodmob.posts.queries.posts import post_by_id
from goodmob.social.actions.filter_post import filter_post, filter_posts
from goodmob.social.permissions import own_filter
from goodmob.social.queries.filters import FilteredPostRow


async def filter_seen_post(tx: Transaction, account_id: int, filter_id: int, post_id: int) -> FilteredPostRow:
    """The post in the filter; Invalid where the account sees no such post, NotFound where it has no such filter."""
    await own_filter(tx, account_id, filter_id)
    post = await post_by_id(tx, post_id)
    if post is None or not await may_see(tx, account_id, post):
        raise Invalid("status_id", "must be a post that can be seen")

    return await filter_post(tx, account_id, filter_id, post_id)


async def filter_seen_posts(tx: Transaction, account_id: int, filter_id: int, post_ids: Sequence[int]) -> None:
    """Those of the posts that the account sees, as many as there is room for, in the filter; NotFound as above."""
    await own_filter(tx, account_id, filter_id)
    posts = [post for post_id in post_ids if (post := await post_by_id(tx, post_id)) is not None]
    seen = [post.id for post in posts if await may_see(tx, account_id, post)]

    await filter_posts(tx, account_id, filter_id, seen)
