"""Finding the post of a path that only its author may do something with."""

from msgspec import Struct

from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.posts.entities.show import show_one
from goodmob.posts.entities.status import Status
from goodmob.posts.ownership import own
from goodmob.posts.queries.posts import PostRow


class OwnPost(Struct):
    """The author's name and the post."""

    username: str
    id: Id


async def own_post(call: Call, params: OwnPost) -> tuple[PostRow, Status]:
    """The post of the path; NotFound where it is not the viewer's own, a boost, or not at this path."""
    row = await own(call.house.db, call.account_id, params.id)
    status = await show_one(call.house, call.account_id, params.id)
    if row.boost_of_id is not None or status.account.acct.lower() != params.username.lower():
        raise NotFound
    return row, status
