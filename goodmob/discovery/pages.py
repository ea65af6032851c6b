"""What there is to see here, and the search for it, as pages."""

from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.web.call import Call
from goodmob.core.web.frame import Aside
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.discovery.entities.explored import people_to_meet, tags_lately, talked_about
from goodmob.discovery.entities.found import people_found, posts_found, tags_found
from goodmob.discovery.rules import LONGEST_QUERY
from goodmob.posts.entities.show import show_met
from goodmob.posts.queries.feeds import public_page
from goodmob.social.entities.relationship import Acquaintance, acquaintances
from goodmob.social.queries.hidden import hidden_accounts

MOST_PEOPLE, MOST_FOUND = 4, 20
MOST_TALKED_ABOUT = 4
_EXPLORE = "/explore"


class Search(Struct):
    """What to look for: a name, a #tag, or the address of a post."""

    q: str = ""


async def talk_of_the_town(call: Call) -> Aside:
    """The tags that most people used lately; none beside the page that shows them already."""
    is_shown = call.scope["path"] == _EXPLORE
    return Aside("discovery/_talked.html", [] if is_shown else await talked_about(call.house, MOST_TALKED_ABOUT))


async def explore(call: Call, params: PageParams) -> Response:
    """Tags and people of these days, and what people here say in public."""
    house, viewer_id = call.house, call.viewer.account_id
    page = await leaf(call, params.window(), partial(public_page, house.db, local=True))
    hidden = await hidden_accounts(house.db, viewer_id, house.clock.now()) if viewer_id is not None else frozenset()
    return house.pages.render(
        call,
        "discovery/explore.html",
        page=page,
        posts=await show_met(house, viewer_id, [row for row in page.rows if row.account_id not in hidden]),
        tags=await tags_lately(house, viewer_id) if page.is_first else [],
        people=await _people(call, await people_to_meet(house, viewer_id, MOST_PEOPLE)) if page.is_first else [],
        back=_EXPLORE,
    )


async def search(call: Call, params: Search) -> Response:
    """People, tags and the post that are meant."""
    house, viewer_id = call.house, call.viewer.account_id
    query = params.q.strip()[:LONGEST_QUERY]
    return house.pages.render(
        call,
        "discovery/search.html",
        query=query,
        people=await _people(call, await people_found(house, query, limit=MOST_FOUND)) if query else [],
        tags=await tags_found(house, viewer_id, query, limit=MOST_FOUND) if query else [],
        posts=await posts_found(house, viewer_id, query) if query else [],
        back="/search",
    )


async def _people(call: Call, ids: Sequence[int]) -> list[Acquaintance]:
    return await acquaintances(call.house, call.viewer.account_id, ids)


PAGES = (
    get(_EXPLORE, explore, viewer=OPTIONAL_SESSION),
    get("/search", search, viewer=OPTIONAL_SESSION),
)
