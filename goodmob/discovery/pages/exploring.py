"""What there is to see here, as pages: all of it in short, and each part of it at length."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any

from msgspec import Meta, Struct
from starlette.responses import Response

from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.discovery.entities.explored import links_lately, people_to_meet, posts_lately, tags_lately
from goodmob.posts.entities.show import show_met
from goodmob.posts.queries.feeds import public_page
from goodmob.social.entities.relationship import acquaintances
from goodmob.social.queries.hidden import hidden_accounts

EXPLORE = "/explore"
FEW_PEOPLE, FEW_NEWS = 4, 5
ON_A_PAGE, FURTHEST = 20, 200
PARTS = frozenset({"tags", "posts", "news", "people"})


class OnePart(Struct, kw_only=True):
    """A part of what there is to see, from one place on."""

    part: str
    offset: Annotated[int, Meta(ge=0, le=FURTHEST)] = 0


async def explore(call: Call, params: PageParams) -> Response:
    """Tags, news and people of these days, and what people here say in public."""
    house, viewer_id = call.house, call.viewer.account_id
    page = await leaf(call, params.window(), partial(public_page, house.db, local=True))
    hidden = await hidden_accounts(house.db, viewer_id, house.clock.now()) if viewer_id is not None else frozenset()
    people = await people_to_meet(house, viewer_id, FEW_PEOPLE) if page.is_first else []
    return house.pages.render(
        call,
        "discovery/explore.html",
        part="",
        page=page,
        posts=await show_met(house, viewer_id, [row for row in page.rows if row.account_id not in hidden]),
        tags=await tags_lately(house, viewer_id) if page.is_first else [],
        news=await links_lately(house, viewer_id, most=FEW_NEWS) if page.is_first else [],
        people=await acquaintances(house, viewer_id, people),
        back=EXPLORE,
    )


async def explore_part(call: Call, params: OnePart) -> Response:
    """One part of it: the tags, posts or pages that most people care for these days, or people to meet."""
    if params.part not in PARTS:
        raise NotFound
    found = await _found(call, params)
    goes_on = len(found) > ON_A_PAGE and params.offset + ON_A_PAGE <= FURTHEST
    before = max(0, params.offset - ON_A_PAGE)
    shown: dict[str, Any] = {**dict.fromkeys(PARTS, ()), "part": params.part, params.part: found[:ON_A_PAGE]}
    return call.house.pages.render(
        call,
        "discovery/explore.html",
        newer=f"?offset={before}" if params.offset else "",
        older=f"?offset={params.offset + ON_A_PAGE}" if goes_on else "",
        back=f"{EXPLORE}/{params.part}",
        **shown,
    )


async def _found(call: Call, wish: OnePart) -> Sequence[object]:
    """A page of the part, and one thing more where it goes on."""
    house, viewer_id, most = call.house, call.viewer.account_id, ON_A_PAGE + 1
    match wish.part:
        case "tags":
            return await tags_lately(house, viewer_id, most=most, offset=wish.offset)
        case "news":
            return await links_lately(house, viewer_id, most=most, offset=wish.offset)
        case "posts":
            return await posts_lately(house, viewer_id, most=most, offset=wish.offset)
        case _:
            ids = await people_to_meet(house, viewer_id, wish.offset + most)
            return await acquaintances(house, viewer_id, ids[wish.offset :])


PAGES = (
    get(EXPLORE, explore, viewer=OPTIONAL_SESSION),
    get(f"{EXPLORE}/:part", explore_part, viewer=OPTIONAL_SESSION),
)
