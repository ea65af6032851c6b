"""Who follows an account and whom it follows, for whoever may see that; and who asks to follow one's own."""

from functools import partial

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.permissions import living_anywhere
from goodmob.core.errors import Forbidden
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, SESSION, get, post
from goodmob.core.web.way_back import way_back
from goodmob.social.actions.answer_request import accept_request, reject_request
from goodmob.social.entities.relationship import acquaintances
from goodmob.social.permissions import may_see_edges
from goodmob.social.queries.follows import followers_page, following_page, requests_page
from goodmob.social.queries.hidden import blocks_between

REQUESTS = "/follow_requests"


class EdgesParams(PageParams, kw_only=True):
    """A page of the followers, or the followed, of the account with this name."""

    username: str


class OneRequest(Struct, kw_only=True):
    """Who asked, and the page on which the answer was given."""

    id: Id
    return_to: str = ""


async def show_followers(call: Call, params: EdgesParams) -> Response:
    """Who follows the account, the latest first."""
    return await _edges(call, params, "followers")


async def show_following(call: Call, params: EdgesParams) -> Response:
    """Whom the account follows, the latest first."""
    return await _edges(call, params, "following")


async def show_requests(call: Call, params: PageParams) -> Response:
    """Who asks to follow, with a button to let in and one to refuse."""
    page = await leaf(call, params.window(40, 80), partial(requests_page, call.house.db, call.account_id))
    people = await acquaintances(call.house, call.account_id, [edge.account_id for edge in page.rows])
    return call.house.pages.render(call, "social/requests.html", page=page, people=people, back=REQUESTS)


async def accept(call: Call, params: OneRequest) -> Response:
    """Let somebody follow who asked."""
    await call.house.db.act(accept_request, call.account_id, params.id)
    call.notify(call.gettext("They follow you now."))
    return RedirectResponse(way_back(params.return_to or REQUESTS), 303)


async def refuse(call: Call, params: OneRequest) -> Response:
    """Refuse somebody who asked to follow."""
    await call.house.db.act(reject_request, call.account_id, params.id)
    call.notify(call.gettext("You refused. They are not told."))
    return RedirectResponse(way_back(params.return_to or REQUESTS), 303)


async def _edges(call: Call, params: EdgesParams, kind: str) -> Response:
    house, viewer_id = call.house, call.viewer.account_id
    row = await living_anywhere(house, params.username)
    if not may_see_edges(viewer_id, row):
        raise Forbidden().told(call.gettext("Whom this account follows, and who follows it, is not shown."))
    read = followers_page if kind == "followers" else following_page
    page = await leaf(call, params.window(40, 80), partial(read, house.db, row.id))
    ids = [edge.account_id for edge in page.rows]
    hidden = await blocks_between(house.db, viewer_id, ids) if viewer_id is not None else set()
    known = await acquaintances(house, viewer_id, [row.id, *(id_ for id_ in ids if id_ not in hidden)])
    return house.pages.render(
        call, "social/edges.html", account=known[0].account, people=known[1:], kind=kind, page=page, back=call.url.path
    )


PAGES = (
    get("/@:username/followers", show_followers, viewer=OPTIONAL_SESSION),
    get("/@:username/following", show_following, viewer=OPTIONAL_SESSION),
    get(REQUESTS, show_requests, viewer=SESSION),
    post(f"{REQUESTS}/:id/accept", accept, viewer=SESSION),
    post(f"{REQUESTS}/:id/refuse", refuse, viewer=SESSION),
)
