"""What waits for somebody to let it in, as a page."""

from functools import partial

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.posts.actions.answer_approval import authorize, reject
from goodmob.posts.entities.interaction_request import show_requests
from goodmob.posts.queries.approvals import RequestRow, open_requests

ADDRESS = "/interaction_requests"


class OneRequest(Struct):
    """The request of the path."""

    id: Id


async def show_waiting(call: Call, params: PageParams) -> Response:
    """Answers, boosts and favourites that wait for the viewer, latest first."""
    page = await leaf(call, params.window(20, 40), partial(_page, call.house.db, call.account_id))
    requests = await show_requests(call.house, call.account_id, page.rows)
    return call.house.pages.render(call, "posts/interaction_requests.html", page=page, requests=requests)


async def let_in(call: Call, params: OneRequest) -> Response:
    """Lets it in."""
    await call.house.db.act(authorize, call.account_id, params.id, lane=params.id)
    call.notify(call.gettext("You let it in."))
    return RedirectResponse(ADDRESS, 303)


async def turn_away(call: Call, params: OneRequest) -> Response:
    """Does not let it in."""
    await call.house.db.act(reject, call.account_id, params.id, lane=params.id)
    call.notify(call.gettext("You did not let it in. Whoever asked is told."))
    return RedirectResponse(ADDRESS, 303)


async def _page(reads: Reads, account_id: int, window: Window) -> list[RequestRow]:
    return await open_requests(reads, account_id, window, kinds=("favourite", "reply", "reblog"))


PAGES = (
    get(ADDRESS, show_waiting, viewer=SESSION),
    post(f"{ADDRESS}/:id/authorize", let_in, viewer=SESSION),
    post(f"{ADDRESS}/:id/reject", turn_away, viewer=SESSION),
)
