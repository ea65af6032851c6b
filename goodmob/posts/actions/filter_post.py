"""Put a post that one sees into a filter of one's own."""

from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Invalid
from goodmob.posts.permissions import may_see
from goodmob.posts.queries.posts import post_by_id
from goodmob.social.actions.filter_post import filter_post
from goodmob.social.permissions import own_filter
from goodmob.social.queries.filters import FilteredPostRow


async def filter_seen_post(tx: Transaction, account_id: int, filter_id: int, post_id: int) -> FilteredPostRow:
    """The post in the filter; Invalid where the account sees no such post, NotFound where it has no such filter."""
    await own_filter(tx, account_id, filter_id)
    post = await post_by_id(tx, post_id)
    if post is None or not await may_see(tx, account_id, post):
        raise Invalid("status_id", "must be a post that can be seen")

    return await filter_post(tx, account_id, filter_id, post_id)
