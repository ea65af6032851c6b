"""What a person is told, as a page."""

from collections.abc import Collection
from functools import partial
from typing import Literal

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import Leaf, entries, leaf, part, wants_part
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.notifications.actions.clear import ask_clearing, undo_clearing
from goodmob.notifications.actions.dismiss import dismiss_some, dismiss_these
from goodmob.notifications.actions.save_marker import save_markers
from goodmob.notifications.entities.groups import Line, lines
from goodmob.notifications.entities.notification import show
from goodmob.notifications.entities.surge import surges
from goodmob.notifications.queries.clearing import clearing_of
from goodmob.notifications.queries.notifications import NotificationRow
from goodmob.notifications.queries.requests import summary_of
from goodmob.notifications.queries.surges import told_page
from goodmob.notifications.queries.unread import read_until
from goodmob.notifications.queries.wanted import Wanted
from goodmob.notifications.rules.kinds import EMOJI_REACTION, MASTODON_TYPES, SEARCH, TYPES
from goodmob.notifications.rules.reading import KINDS

ADDRESS = "/notifications"


class Which(PageParams, kw_only=True):
    """Which notices: all, or those of a kind."""

    only: Literal["mentions", "follows", "favourites", "mobs", "posts"] | None = None


class Position(Struct):
    """The newest notice that was on the page."""

    last_read_id: Id


class These(Struct):
    """The notices of a line; group_key: all of that group, too."""

    ids: list[Id] = []
    group_key: str = ""


async def show_notifications(call: Call, params: Which) -> Response:
    """The viewer's notices, newest first, those not read yet marked; a script that asks for a part gets that alone."""
    house, account_id = call.house, call.account_id
    cleared = await clearing_of(house.db, account_id)
    read = partial(
        _page, house.db, account_id, KINDS.get(params.only or "", TYPES), cleared.newest_id if cleared else 0
    )
    known = await read_until(house.db, account_id)
    if wants_part(call, params):
        more = await part(call, params, read)
        return entries(call, "notifications/_lines.html", more, lines=await _lines(call, more), read_until=known)
    page = await leaf(call, params.window(40, 80), read)
    newest = page.rows[0].id if page.rows and page.is_first and not params.only else 0
    return house.pages.render(
        call,
        "notifications/notifications.html",
        lines=await _lines(call, page),
        page=page,
        only=params.only,
        kinds=_kinds(call),
        read_until=known,
        newest=newest if newest > known else 0,
        can_be_undone=cleared is not None,
        waiting=(await summary_of(house.db, account_id)).pending_requests_count,
        back=ADDRESS,
    )


async def mark_read(call: Call, params: Position) -> Response:
    """All notices up to this one are read; a position further back changes nothing."""
    if params.last_read_id > await read_until(call.house.db, call.account_id):
        await call.house.db.act(save_markers, call.account_id, {"notifications": params.last_read_id})
    if wants_fragment(call):
        return Response(status_code=204)
    return RedirectResponse(ADDRESS, 303)


async def put_away(call: Call, params: These) -> Response:
    """The notices of a line are put away."""
    await call.house.db.act(dismiss_these, call.account_id, params.ids)
    there_is_more = bool(params.group_key)
    while there_is_more:
        there_is_more = await call.house.db.act(dismiss_some, call.account_id, params.group_key)
    return Response(status_code=200) if wants_fragment(call) else RedirectResponse(ADDRESS, 303)


async def clear(call: Call) -> Response:
    """All notices are put away, and can be brought back for a while."""
    await call.house.db.act(ask_clearing, call.account_id)
    return RedirectResponse(ADDRESS, 303)


async def undo(call: Call) -> Response:
    """What was put away all at once is back, unless it is too late."""
    if not await call.house.db.act(undo_clearing, call.account_id):
        call.notify(call.gettext("That was too long ago: they are gone."), "warn")
    return RedirectResponse(ADDRESS, 303)


async def _lines(call: Call, page: Leaf[NotificationRow]) -> list[Line]:
    house, account_id = call.house, call.account_id
    return lines(
        await show(house, account_id, page.rows, [*MASTODON_TYPES, EMOJI_REACTION, SEARCH]),
        await surges(house, account_id, [row.group_key for row in page.rows]),
    )


async def _page(
    reads: Reads, account_id: int, types: Collection[str], cleared: int, window: Window
) -> list[NotificationRow]:
    if window.min_id is not None:
        window = window._replace(min_id=max(window.min_id, cleared))
    else:
        window = window._replace(since_id=max(window.since_id or 0, cleared))
    return await told_page(reads, account_id, window, Wanted(types))


def _kinds(call: Call) -> dict[str, str]:
    return {
        "": call.gettext("All"),
        "mentions": call.gettext("Mentions"),
        "follows": call.gettext("Followers"),
        "favourites": call.gettext("Favourites and boosts"),
        "mobs": call.gettext("Mobs"),
        "posts": call.gettext("New posts"),
    }


PAGES = (
    get(ADDRESS, show_notifications, viewer=SESSION),
    post(f"{ADDRESS}/read", mark_read, viewer=SESSION, is_kept=True),
    post(f"{ADDRESS}/dismiss", put_away, viewer=SESSION, is_kept=True),
    post(f"{ADDRESS}/clear", clear, viewer=SESSION, is_kept=True),
    post(f"{ADDRESS}/clear/undo", undo, viewer=SESSION, is_kept=True),
)
