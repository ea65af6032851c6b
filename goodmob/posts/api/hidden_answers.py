"""Hiding answers in one's own conversation by API."""

from goodmob.core.web.call import Call
from goodmob.posts.actions.hide_answer import hide_answer, unhide_answer
from goodmob.posts.api.params import OnePost
from goodmob.posts.entities.show import show_one
from goodmob.posts.entities.status import Status


async def hide_reply(call: Call, params: OnePost) -> Status:
    """Leave an answer out of the conversation that one began."""
    await call.house.db.act(hide_answer, call.account_id, params.id, lane=params.id)
    return await show_one(call.house, call.account_id, params.id)


async def unhide_reply(call: Call, params: OnePost) -> Status:
    """Show it again."""
    await call.house.db.act(unhide_answer, call.account_id, params.id, lane=params.id)
    return await show_one(call.house, call.account_id, params.id)
