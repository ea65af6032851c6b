"""Notices that stand together, by API."""

from contextlib import suppress
from typing import Literal

from msgspec import Struct, field

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.errors import NotFound
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Linked, Page, PageParams
from goodmob.core.web.routes import get, post
from goodmob.notifications.actions.dismiss import dismiss, dismiss_some
from goodmob.notifications.api.notifications import ListParams, Unread, UnreadParams, clear_notifications, wanted_by
from goodmob.notifications.entities.grouped import GroupedNotificationsResults, show
from goodmob.notifications.queries.groups import groups_page, unread_groups
from goodmob.notifications.queries.members import alone_id, group_of, members_page
from goodmob.notifications.queries.unread import read_until
from goodmob.notifications.rules.kinds import GROUPED
from goodmob.notifications.rules.notice import ALONE
from goodmob.notifications.rules.reading import MOST_UNREAD


class GroupsParams(ListParams):
    """Which notices, which of their types stand together, and how much is told of their senders."""

    grouped_types: list[str] = field(default_factory=lambda: list(GROUPED))
    expand_accounts: Literal["full", "partial_avatars"] = "full"


class UnreadGroups(UnreadParams):
    """Which unread notices to count, how far, and which of their types count together."""

    grouped_types: list[str] = field(default_factory=lambda: list(GROUPED))


class OneGroup(Struct):
    """The group of the path."""

    group_key: str


class ShownGroup(OneGroup):
    """The group of the path. supported_types: those that the app knows, which need no fallback."""

    supported_types: list[str] = field(default_factory=list)


class GroupMembers(PageParams, kw_only=True):
    """A page of the notices of the group of the path."""

    group_key: str


async def list_groups(call: Call, params: GroupsParams) -> Linked[GroupedNotificationsResults]:
    """The viewer's notices, newest first, those of the same put together."""
    page = await groups_page(
        call.house.db,
        call.account_id,
        params.window(40, 80),
        wanted_by(params),
        grouped_types=GROUPED.intersection(params.grouped_types),
    )
    shown = await show(
        call.house,
        call.account_id,
        page.groups,
        supported_types=params.supported_types,
        is_partial=params.expand_accounts == "partial_avatars",
    )
    return Linked(shown, newest=page.newest, oldest=page.oldest)


async def show_group(call: Call, params: ShownGroup) -> GroupedNotificationsResults:
    """One group of the viewer's notices."""
    group = await group_of(call.house.db, call.account_id, params.group_key)
    shown = await show(call.house, call.account_id, [group] if group else [], supported_types=params.supported_types)
    if not shown.notification_groups:
        raise NotFound
    return shown


async def list_group_accounts(call: Call, params: GroupMembers) -> Page[Account]:
    """Who the notices of a group are from, newest first."""
    rows = await members_page(call.house.db, call.account_id, params.group_key, params.window(40, 80))
    if not rows and not await group_of(call.house.db, call.account_id, params.group_key):
        raise NotFound
    accounts = await show_accounts(call.house, list(dict.fromkeys(row.from_account_id for row in rows)))
    return Page(accounts, newest=rows[0].id, oldest=rows[-1].id) if rows else Page(accounts)


async def dismiss_group(call: Call, params: OneGroup) -> Empty:
    """Put every notice of a group away; a group that is not there is no mistake, as in Mastodon."""
    if params.group_key.startswith(ALONE):
        with suppress(NotFound):
            await call.house.db.act(dismiss, call.account_id, alone_id(params.group_key))
        return EMPTY
    while await call.house.db.act(dismiss_some, call.account_id, params.group_key):
        pass
    return EMPTY


async def count_unread_groups(call: Call, params: UnreadGroups) -> Unread:
    """How many groups have notices newer than the saved position, counted up to the limit."""
    unread = await unread_groups(
        call.house.db,
        call.account_id,
        await read_until(call.house.db, call.account_id),
        wanted_by(params),
        grouped_types=GROUPED.intersection(params.grouped_types),
        limit=max(1, min(params.limit, MOST_UNREAD)),
    )
    return Unread(unread)


BETA_ENDED = 1_728_345_600
"""When 4.3.0 came out, whose betas had this API under another name."""

ROUTES = (
    get("/api/v2/notifications", list_groups, scope="read:notifications"),
    get("/api/v2/notifications/unread_count", count_unread_groups, scope="read:notifications"),
    get("/api/v2/notifications/:group_key", show_group, scope="read:notifications"),
    get("/api/v2/notifications/:group_key/accounts", list_group_accounts, scope="read:notifications"),
    post("/api/v2/notifications/:group_key/dismiss", dismiss_group, scope="write:notifications"),
    post("/api/v2/notifications/clear", clear_notifications, scope="write:notifications"),
    *(
        route(f"/api/v2_alpha/notifications{path}", handler, scope=scope, deprecated=BETA_ENDED)
        for route, path, handler, scope in (
            (get, "", list_groups, "read:notifications"),
            (get, "/unread_count", count_unread_groups, "read:notifications"),
            (get, "/:group_key", show_group, "read:notifications"),
            (post, "/:group_key/dismiss", dismiss_group, "write:notifications"),
        )
    ),
)
