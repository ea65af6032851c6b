"""Filtering a single post by API: who filters it must see it."""

from msgspec import Struct

from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.posts.actions.filter_post import filter_seen_post
from goodmob.social.entities.filter import FilterStatus, render_filtered_post


class FilterPost(Struct):
    """The filter of the path, and the post that goes into it."""

    id: Id
    status_id: Id


async def filter_status(call: Call, params: FilterPost) -> FilterStatus:
    """Put a single post into a filter."""
    made = await call.house.db.act(filter_seen_post, call.account_id, params.id, params.status_id)
    return render_filtered_post(made)
