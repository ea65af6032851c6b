"""Reading posts by API: one, several, and the conversation around one."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.errors import Invalid
from goodmob.core.web.answers import Json
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.posts.api.params import OnePost
from goodmob.posts.api.refreshes import refresh_header
from goodmob.posts.entities.conversation import FOR_ANYONE, FOR_PEOPLE, Context, show_conversation
from goodmob.posts.entities.show import show, show_one
from goodmob.posts.entities.status import Status
from goodmob.posts.permissions import seen

MOST_AT_ONCE = 20


class SeveralPosts(Struct):
    """The posts that are asked for."""

    id: list[Id] = []


async def show_status(call: Call, params: OnePost) -> Status:
    """One post."""
    return await show_one(call.house, call.viewer.account_id, params.id)


async def show_statuses(call: Call, params: SeveralPosts) -> list[Status]:
    """Up to twenty posts; those that the viewer may not see are left out."""
    ids = list(dict.fromkeys(params.id))
    if len(ids) > MOST_AT_ONCE:
        raise Invalid("id", f"can't be more than {MOST_AT_ONCE} ids")
    return await show(call.house, call.viewer.account_id, ids)


class ContextParams(OnePost):
    """The post, and whether hidden answers are wanted, too."""

    with_hidden: bool = False


async def show_context(call: Call, params: ContextParams) -> Context | Response:
    """The conversation around a post, without people whom the viewer mutes.

    Where it began elsewhere, what else was said in it is fetched meanwhile, and a header tells of that.
    """
    viewer_id = call.viewer.account_id
    row = await seen(call.house.db, viewer_id, params.id)
    headers = await refresh_header(call.house, viewer_id, row)
    reach = FOR_ANYONE if viewer_id is None else FOR_PEOPLE
    around = await show_conversation(call.house, viewer_id, params.id, reach, with_hidden=params.with_hidden)
    return Json(around, headers=headers) if headers else around
