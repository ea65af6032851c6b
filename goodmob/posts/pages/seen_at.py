"""Finding the post of a path for whoever may see it."""

from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.posts.entities.show import show_one
from goodmob.posts.entities.status import Status
from goodmob.posts.pages.conversation import PostOfAccount


async def seen_at(call: Call, params: PostOfAccount) -> Status:
    """The post of the path; NotFound where the viewer may not see it, it is a boost, or not at this path."""
    post = await show_one(call.house, call.viewer.account_id, params.id)
    if post.reblog is not None or post.account.acct.lower() != params.username.lower():
        raise NotFound
    return post
