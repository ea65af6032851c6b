"""What a person is told, as a page."""

from collections.abc import Collection
from functools import partial
from typing import Literal

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.notifications.actions.save_marker import save_markers
from goodmob.notifications.entities.groups import lines
from goodmob.notifications.entities.notification import show
from goodmob.notifications.entities.surge import surges
from goodmob.notifications.queries.notifications import NotificationRow
from goodmob.notifications.queries.requests import summary_of
from goodmob.notifications.queries.surges import told_page
from goodmob.notifications.queries.unread import read_until
from goodmob.notifications.queries.wanted import Wanted
from goodmob.notifications.rules.kinds import EMOJI_REACTION, MASTODON_TYPES, MENTION, SEARCH, TYPES

ADDRESS = "/notifications"


class Which(PageParams, kw_only=True):
    """Which notices: all, or mentions alone."""

    only: Literal["mentions"] | None = None


class Position(Struct):
    """The newest notice that was on the page."""

    last_read_id: Id


async def show_notifications(call: Call, params: Which) -> Response:
    """The viewer's notices, newest first, those not read yet marked."""
    house, account_id = call.house, call.account_id
    types = [MENTION] if params.only else TYPES
    page = await leaf(call, params.window(40, 80), partial(_page, house.db, account_id, types))
    known = await read_until(house.db, account_id)
    newest = page.rows[0].id if page.rows and page.is_first and not params.only else 0
    return house.pages.render(
        call,
        "notifications/notifications.html",
        lines=lines(
            await show(house, account_id, page.rows, [*MASTODON_TYPES, EMOJI_REACTION, SEARCH]),
            await surges(house, account_id, [row.group_key for row in page.rows]),
        ),
        page=page,
        only=params.only,
        read_until=known,
        newest=newest if newest > known else 0,
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


async def _page(reads: Reads, account_id: int, types: Collection[str], window: Window) -> list[NotificationRow]:
    return await told_page(reads, account_id, window, Wanted(types))


PAGES = (
    get(ADDRESS, show_notifications, viewer=SESSION),
    post(f"{ADDRESS}/read", mark_read, viewer=SESSION),
)
