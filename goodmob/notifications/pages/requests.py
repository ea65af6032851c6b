"""Senders whose filtered notices wait for an answer, as a page."""

from functools import partial

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.notifications.actions.answer_request import accept, dismiss
from goodmob.notifications.entities.request import show
from goodmob.notifications.queries.requests import requests_page

ADDRESS = "/notifications/requests"


class OneRequest(Struct):
    """The request of the path."""

    id: Id


async def show_requests(call: Call, params: PageParams) -> Response:
    """Who waits for an answer of the viewer, latest first, with the latest post of each."""
    page = await leaf(call, params.window(20, 40), partial(requests_page, call.house.db, call.account_id))
    requests = await show(call.house, call.account_id, page.rows)
    return call.house.pages.render(call, "notifications/requests.html", page=page, requests=requests)


async def accept_request(call: Call, params: OneRequest) -> Response:
    """Let a sender in, for good."""
    await call.house.db.act(accept, call.account_id, params.id)
    call.notify(call.gettext("From now on you hear of them."))
    return RedirectResponse(ADDRESS, 303)


async def dismiss_request(call: Call, params: OneRequest) -> Response:
    """Put away what was filtered of a sender."""
    await call.house.db.act(dismiss, call.account_id, params.id)
    call.notify(call.gettext("Put away. Whatever they say next waits here again."))
    return RedirectResponse(ADDRESS, 303)


PAGES = (
    get(ADDRESS, show_requests, viewer=SESSION),
    post(f"{ADDRESS}/:id/accept", accept_request, viewer=SESSION),
    post(f"{ADDRESS}/:id/dismiss", dismiss_request, viewer=SESSION),
)
