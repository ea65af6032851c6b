"""What the people say whom somebody follows, with the form to write above it."""

from starlette.responses import Response

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.announcements.entities.announcement import Announcement, show_announcements
from goodmob.announcements.queries.announcements import undismissed_announcements
from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.paging import PageParams
from goodmob.core.web.routes import SESSION, get
from goodmob.posts.entities.composer import new_post
from goodmob.posts.entities.status import Status
from goodmob.posts.queries.feeds import public_page
from goodmob.social.queries.hidden import hidden_accounts
from goodmob.timelines.entities.filling import fill, home_of
from goodmob.web.pages.standing import Standing, standing

MOST_NEWS = 40
"""How many posts come at once where a reader asks for the new ones."""

HEARD_LATELY, MOST_FACES = 60, 6


async def home(call: Call, params: PageParams) -> Response:
    """The home timeline; a script that asks for what is newer than min_id gets that alone."""
    pages = call.house.pages
    if params.min_id is not None and wants_fragment(call):
        return pages.render(call, "web/_news.html", posts=await _news(call, params.min_id))
    page = await leaf(call, params.window(), lambda window: _read(call, window))
    return pages.render(
        call,
        "web/home.html",
        page=page,
        posts=[row.status for row in page.rows],
        composer=await new_post(call.house, call.account_id),
        announcements=await _announcements(call) if page.is_first else [],
        faces=[] if page.rows else await _heard_lately(call),
    )


async def _announcements(call: Call) -> list[Announcement]:
    house = call.house
    rows = await undismissed_announcements(house.db, call.account_id, house.clock.now())
    return await show_announcements(house, call.account_id, rows)


async def _read(call: Call, window: Window) -> list[Standing]:
    filled = await fill(call.house, call.account_id, window, home_of(call.house, call.account_id), unasked=True)
    return standing(filled.statuses)


async def _news(call: Call, min_id: int) -> list[Status]:
    return [row.status for row in await _read(call, Window(min_id=min_id, limit=MOST_NEWS))]


async def _heard_lately(call: Call) -> list[Account]:
    """Some who posted in public a short while ago, for those who follow nobody yet."""
    house = call.house
    rows = await public_page(house.db, Window(limit=HEARD_LATELY))
    hidden = await hidden_accounts(house.db, call.account_id, house.clock.now())
    authors = dict.fromkeys(row.account_id for row in rows if row.account_id not in hidden)
    others = [id_ for id_ in authors if id_ != call.account_id][:MOST_FACES]
    return await show_accounts(house, others)


PAGES = (get("/home", home, viewer=SESSION),)
