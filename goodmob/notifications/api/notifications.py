"""Notices, by API."""

from msgspec import Struct, field

from goodmob.core.database.paging import Window
from goodmob.core.errors import NotFound
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import get, post
from goodmob.notifications.actions.dismiss import clear_some, dismiss
from goodmob.notifications.entities.notification import Notification, show
from goodmob.notifications.queries.notifications import notification_of, notifications_page, unread_since
from goodmob.notifications.queries.unread import read_until
from goodmob.notifications.queries.wanted import Wanted
from goodmob.notifications.rules.kinds import TYPES
from goodmob.notifications.rules.reading import MOST_UNREAD, wanted_types


class ListParams(PageParams):
    """Which notices: of these types, without those, of one sender. supported_types: those that need no fallback."""

    types: list[str] = field(default_factory=list)
    exclude_types: list[str] = field(default_factory=list)
    account_id: Id | None = None
    include_filtered: bool = False
    supported_types: list[str] = field(default_factory=list)


class UnreadParams(Struct):
    """Which unread notices to count, and how far."""

    limit: int = 100
    types: list[str] = field(default_factory=list)
    exclude_types: list[str] = field(default_factory=list)
    account_id: Id | None = None
    include_filtered: bool = False


class OneNotification(Struct):
    """The notice of the path, or of the body in the old form."""

    id: Id


class ShownNotification(OneNotification):
    """The notice of the path. supported_types: those that the app knows, which need no fallback."""

    supported_types: list[str] = field(default_factory=list)


class Unread(Struct):
    """How many notices are newer than the saved position."""

    count: int


def wanted_by(params: ListParams | UnreadParams) -> Wanted:
    """The notices that a client asks for."""
    return Wanted(wanted_types(params.types, params.exclude_types), params.account_id, params.include_filtered)


async def list_notifications(call: Call, params: ListParams) -> Page[Notification]:
    """The viewer's notices, newest first."""
    rows = await notifications_page(call.house.db, call.account_id, params.window(40, 80), wanted_by(params))
    shown = await show(call.house, call.account_id, rows, params.supported_types)
    return Page(shown, newest=rows[0].id, oldest=rows[-1].id) if rows else Page(shown)


async def show_notification(call: Call, params: ShownNotification) -> Notification:
    """One of the viewer's notices."""
    row = await notification_of(call.house.db, call.account_id, params.id)
    shown = await show(call.house, call.account_id, [row], params.supported_types) if row else []
    if not shown:
        raise NotFound
    return shown[0]


async def clear_notifications(call: Call) -> Empty:
    """Put every notice away that there is at this moment."""
    everything = Wanted(TYPES, with_filtered=True)
    newest = await notifications_page(call.house.db, call.account_id, Window(limit=1), everything)
    there_is_more = bool(newest)
    while there_is_more:
        there_is_more = await call.house.db.act(clear_some, call.account_id, newest[0].id)
    return EMPTY


async def dismiss_notification(call: Call, params: OneNotification) -> Empty:
    """Put one notice away."""
    await call.house.db.act(dismiss, call.account_id, params.id)
    return EMPTY


async def count_unread(call: Call, params: UnreadParams) -> Unread:
    """How many notices are newer than the saved position, counted up to the limit."""
    unread = await unread_since(
        call.house.db,
        call.account_id,
        await read_until(call.house.db, call.account_id),
        wanted_by(params),
        limit=max(1, min(params.limit, MOST_UNREAD)),
    )
    return Unread(unread)


ROUTES = (
    get("/api/v1/notifications", list_notifications, scope="read:notifications"),
    get("/api/v1/notifications/unread_count", count_unread, scope="read:notifications"),
    get("/api/v1/notifications/:id", show_notification, scope="read:notifications"),
    post("/api/v1/notifications/clear", clear_notifications, scope="write:notifications"),
    post("/api/v1/notifications/:id/dismiss", dismiss_notification, scope="write:notifications"),
    post("/api/v1/notifications/dismiss", dismiss_notification, scope="write:notifications", deprecated=1_536_000_000),
)
