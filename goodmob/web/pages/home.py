"""What the people say whom somebody follows, with the form to write above it."""

from typing import Any

from msgspec import Struct, structs
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.announcements.entities.announcement import Announcement, show_announcements
from goodmob.announcements.queries.announcements import undismissed_announcements
from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import Leaf, entries, leaf, part, wants_part
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.notifications.actions.save_marker import save_markers
from goodmob.notifications.queries.markers import MarkerRow, markers_of
from goodmob.posts.entities.composer import new_post
from goodmob.posts.queries.feeds import public_page
from goodmob.social.queries.hidden import hidden_accounts
from goodmob.timelines.actions.set_view import set_home_view
from goodmob.timelines.entities.filling import fill, home_as_wanted
from goodmob.timelines.entities.reasons import followed_tags
from goodmob.timelines.queries.views import HomeView, home_view_of
from goodmob.web.entities.first_steps import steps_at_home
from goodmob.web.entities.opening import Opening, opening
from goodmob.web.entities.settling import settling_at_home
from goodmob.web.entities.standing import Standing, standing
from goodmob.web.rules import hours_away

ADDRESS = "/home"
HOME = "home"
"""What the marker of the home timeline is called; apps move the same one."""

HEARD_LATELY, MOST_FACES = 60, 6


class Position(Struct):
    """The newest post of home that was read."""

    last_read_id: Id


class Wishes(Struct):
    """What is shown at home; a box that is not ticked is not sent."""

    boosts: bool = False
    answers: bool = False
    resumes: bool = False


async def home(call: Call, params: PageParams) -> Response:
    """The home timeline, on from where it was read; a script that asks for what is newer or older gets that alone."""
    view = await home_view_of(call.house.db, call.account_id)

    async def read(window: Window) -> list[Standing]:
        wanted = home_as_wanted(call.house, call.account_id, view)
        return standing((await fill(call.house, call.account_id, window, wanted, unasked=True)).items)

    if wants_part(call, params):
        more = await part(call, params, read)
        return entries(call, "web/_news.html", more, **await _shown(call, more))
    if params.min_id is not None or params.max_id is not None:
        page = await leaf(call, params.window(), read)
        return await _render(call, view, Opening(page), None)
    marker = (await markers_of(call.house.db, call.account_id, [HOME])).get(HOME)

    async def count(window: Window) -> int:
        return len((await home_as_wanted(call.house, call.account_id, view)(window)).posts)

    begins = marker.last_read_id if marker and view.resumes else 0
    return await _render(call, view, await opening(call, begins, read, count), marker)


async def mark_read(call: Call, params: Position) -> Response:
    """Home is read up to this post; a position further back changes nothing."""
    marker = (await markers_of(call.house.db, call.account_id, [HOME])).get(HOME)
    if marker is None or params.last_read_id > marker.last_read_id:
        await call.house.db.act(save_markers, call.account_id, {HOME: params.last_read_id})
    if wants_fragment(call):
        return Response(status_code=204)
    return RedirectResponse(ADDRESS, 303)


async def change_view(call: Call, params: Wishes) -> Response:
    """Home is read as wished from now on."""
    await call.house.db.act(set_home_view, call.account_id, HomeView(**structs.asdict(params)))
    return RedirectResponse(ADDRESS, 303)


async def _render(call: Call, view: HomeView, opened: Opening, marker: MarkerRow | None) -> Response:
    page = opened.page
    return call.house.pages.render(
        call,
        "web/home.html",
        **await _shown(call, page),
        page=page,
        view=view,
        opened=opened,
        read_until=marker.last_read_id if marker else 0,
        away=hours_away(marker.updated_at, call.house.clock.now()) if marker and opened.new else 0,
        composer=await new_post(call.house, call.account_id),
        announcements=await _announcements(call) if page.is_first else [],
        steps=await steps_at_home(call.house, call.viewer) if page.is_first else None,
        settling=await settling_at_home(call.house, call.session) if page.is_first else None,
        faces=[] if page.rows else await _heard_lately(call),
    )


async def _shown(call: Call, page: Leaf[Standing]) -> dict[str, Any]:
    posts = [row.status for row in page.rows]
    return {"posts": posts, "reasons": await followed_tags(call.house, call.account_id, posts)}


async def _announcements(call: Call) -> list[Announcement]:
    house = call.house
    rows = await undismissed_announcements(house.db, call.account_id, house.clock.now())
    return await show_announcements(house, call.account_id, rows)


async def _heard_lately(call: Call) -> list[Account]:
    """Some who posted in public a short while ago, for those who follow nobody yet."""
    house = call.house
    rows = await public_page(house.db, Window(limit=HEARD_LATELY))
    hidden = await hidden_accounts(house.db, call.account_id, house.clock.now())
    authors = dict.fromkeys(row.account_id for row in rows if row.account_id not in hidden)
    others = [id_ for id_ in authors if id_ != call.account_id][:MOST_FACES]
    return await show_accounts(house, others)


PAGES = (
    get(ADDRESS, home, viewer=SESSION),
    post(f"{ADDRESS}/read", mark_read, viewer=SESSION, is_kept=True),
    post(f"{ADDRESS}/view", change_view, viewer=SESSION, is_kept=True),
)
