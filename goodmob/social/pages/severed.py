"""Which follows ended because a server, or somebody elsewhere, was shut out: part of the settings."""

from functools import partial

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get
from goodmob.social.entities.severance import file_of_lost
from goodmob.social.queries.severed import losses_of, severances_page

ADDRESS = "/severed_relationships"


class OneSeverance(Struct):
    """Why follows ended."""

    id: Id


async def show_severed(call: Call, params: PageParams) -> Response:
    """Each time that the viewer lost somebody, latest first, with files of whom."""
    page = await leaf(call, params.window(), partial(severances_page, call.house.db, call.account_id))
    losses = await losses_of(call.house.db, call.account_id, [row.id for row in page.rows])
    return call.house.pages.render(call, "social/severed.html", page=page, losses=losses)


async def give_following(call: Call, params: OneSeverance) -> Response:
    """Whom the viewer followed, as a file; NotFound for others' losses."""
    return await file_of_lost(call.house, call.account_id, params.id, "following")


async def give_followers(call: Call, params: OneSeverance) -> Response:
    """Who followed the viewer, as a file; NotFound for others' losses."""
    return await file_of_lost(call.house, call.account_id, params.id, "follower")


PAGES = (
    get(ADDRESS, show_severed, viewer=SESSION),
    get(f"{ADDRESS}/:id/following.csv", give_following, viewer=SESSION),
    get(f"{ADDRESS}/:id/followers.csv", give_followers, viewer=SESSION),
)
