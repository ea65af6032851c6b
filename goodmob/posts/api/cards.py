"""The card of a post by itself, as apps of long ago ask for it."""

from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.posts.api.params import OnePost
from goodmob.posts.entities.card import PreviewCard
from goodmob.posts.entities.show import show_one


async def show_card(call: Call, params: OnePost) -> PreviewCard | Empty:
    """What the page that the post links to says of itself; {} where it links to none, or to one that says nothing."""
    status = await show_one(call.house, call.viewer.account_id, params.id)
    return (status.reblog or status).card or EMPTY
