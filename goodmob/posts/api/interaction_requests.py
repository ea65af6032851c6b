"""What waits to be let in, by API as GoToSocial has it: read it, let it in, or do not."""

from msgspec import Struct

from goodmob.core.errors import Malformed
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.posts.actions.answer_approval import authorize, reject
from goodmob.posts.api.params import page_by
from goodmob.posts.entities.interaction_request import InteractionRequest, show_request, show_requests
from goodmob.posts.ownership import own_request
from goodmob.posts.queries.approvals import open_requests


class OneRequest(Struct):
    """The request of the path."""

    id: Id


class RequestsParams(PageParams, kw_only=True):
    """A page of what waits: of these kinds, about one post where that is named."""

    status_id: Id | None = None
    favourites: bool = True
    replies: bool = True
    reblogs: bool = True

    @property
    def kinds(self) -> list[str]:
        """The kinds that are wanted."""
        wanted = {"favourite": self.favourites, "reply": self.replies, "reblog": self.reblogs}
        return [kind for kind, is_wanted in wanted.items() if is_wanted]


async def list_interaction_requests(call: Call, params: RequestsParams) -> Page[InteractionRequest]:
    """What waits for the viewer, latest first."""
    if not params.kinds:
        raise Malformed("At least one of favourites, replies, and reblogs must be true")
    window = params.window(40, 80)
    rows = await open_requests(call.house.db, call.account_id, window, kinds=params.kinds, status_id=params.status_id)
    return page_by(rows, window, await show_requests(call.house, call.account_id, rows))


async def show_interaction_request(call: Call, params: OneRequest) -> InteractionRequest:
    """One request, answered or not."""
    return await _shown(call, params.id)


async def authorize_interaction_request(call: Call, params: OneRequest) -> InteractionRequest:
    """Let it in."""
    await call.house.db.act(authorize, call.account_id, params.id, lane=params.id)
    return await _shown(call, params.id)


async def reject_interaction_request(call: Call, params: OneRequest) -> InteractionRequest:
    """Do not let it in."""
    await call.house.db.act(reject, call.account_id, params.id, lane=params.id)
    return await _shown(call, params.id)


async def _shown(call: Call, request_id: int) -> InteractionRequest:
    row = await own_request(call.house.db, call.account_id, request_id)
    return await show_request(call.house, call.account_id, row)
