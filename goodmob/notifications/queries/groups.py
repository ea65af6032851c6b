"""Reads of pages of notices, those of the same put together."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Integer, bindparam, exists, func, or_, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Paged, Window, page
from goodmob.core.database.statements import among, statement
from goodmob.notifications.queries.members import NEWEST, Group, alone, groups_with
from goodmob.notifications.queries.notifications import COLUMNS, NotificationRow
from goodmob.notifications.queries.wanted import MINE, SENDER, WANTED, Wanted
from goodmob.notifications.rules.reading import MOST_UNREAD
from goodmob.notifications.tables import notification


class GroupsPage(NamedTuple):
    """Groups, newest first, and the cursors of the pages beside theirs; None where nothing older is known."""

    groups: Sequence[Group]
    newest: int | None = None
    oldest: int | None = None


_OTHER = notification.alias("other")
_BEFORE = bindparam("page_before", type_=BigInteger)
_AFTER = bindparam("page_after", type_=BigInteger)


def _stands_for_its_group(*others: ColumnElement[bool]) -> ColumnElement[bool]:
    same_group = (
        select(_OTHER.c.id)
        .where(
            among(notification.c.type, "grouped_types"),
            _OTHER.c.account_id == notification.c.account_id,
            _OTHER.c.group_key == notification.c.group_key,
            or_(SENDER == 0, _OTHER.c.from_account_id == SENDER),
            *others,
        )
        .correlate(notification)
    )
    return ~exists(same_group)


_WITHIN = (
    select(*COLUMNS)
    .where(*WANTED, notification.c.id < _BEFORE, notification.c.id > _AFTER)
    .limit(bindparam("page_limit", type_=Integer))
)
_NEWEST_OF_GROUP = _stands_for_its_group(_OTHER.c.id > notification.c.id, _OTHER.c.id < _BEFORE)
_OLDEST_OF_GROUP = _stands_for_its_group(_OTHER.c.id < notification.c.id, _OTHER.c.id > _AFTER)
GROUPS_PAGE = Paged(
    statement(_WITHIN.where(_NEWEST_OF_GROUP).order_by(notification.c.id.desc()), into=NotificationRow),
    statement(_WITHIN.where(_OLDEST_OF_GROUP).order_by(notification.c.id.asc()), into=NotificationRow),
)
LATEST_GROUP = statement(
    select(notification.c.group_key)
    .where(MINE, among(notification.c.group_key, "group_keys"))
    .order_by(notification.c.id.desc())
    .limit(1)
)
_UNREAD = (
    select(notification.c.id)
    .where(
        *WANTED,
        notification.c.id > bindparam("last_read_id", type_=BigInteger),
        _stands_for_its_group(_OTHER.c.id > notification.c.id),
    )
    .limit(bindparam("limit", type_=Integer))
    .subquery()
)
UNREAD_GROUPS = statement(select(func.count().label("unread")).select_from(_UNREAD))


async def latest_group(reads: Reads, account_id: int, keys: Collection[str]) -> str | None:
    """That of these groups of the account which has the newest notice; None where it has none of them."""
    key: str | None = await reads.value(LATEST_GROUP, account_id=account_id, group_keys=list(keys))
    return key


async def groups_page(
    reads: Reads, account_id: int, window: Window, wanted: Wanted, *, grouped_types: Collection[str]
) -> GroupsPage:
    """A page of the wanted notices, those of grouped_types put together; each page tells of its part.

    A group with notices beyond the end of a page stands on the next page again, as in Mastodon.
    """
    asked = wanted.params(account_id)
    rows = await page(reads, GROUPS_PAGE, window, grouped_types=list(grouped_types), **asked)
    if not rows:
        return GroupsPage([])
    lowest, highest = _reach(window, rows)
    keys = {row.group_key for row in rows if row.group_key is not None and row.type in grouped_types}
    together = await groups_with(reads, account_id, keys, lowest, highest)
    by_themselves = [alone(row, row.id) for row in rows if row.group_key not in keys]
    groups = sorted([*together, *by_themselves], key=lambda group: group.newest[0].id, reverse=True)
    return GroupsPage(groups, groups[0].newest[0].id if groups else rows[0].id, lowest or None)


async def unread_groups(
    reads: Reads,
    account_id: int,
    last_read_id: int,
    wanted: Wanted,
    *,
    grouped_types: Collection[str],
    limit: int = MOST_UNREAD,
) -> int:
    """How many groups of wanted notices have one newer than the one read last, counted up to the limit."""
    unread = await reads.value(
        UNREAD_GROUPS,
        last_read_id=last_read_id,
        grouped_types=list(grouped_types),
        limit=limit,
        **wanted.params(account_id),
    )
    return int(unread)


def _reach(window: Window, rows: Sequence[NotificationRow]) -> tuple[int, int]:
    is_last = len(rows) < window.limit
    if window.min_id is not None:
        return window.min_id + 1, (window.max_id or NEWEST) - 1 if is_last else rows[0].id
    return (window.since_id or -1) + 1 if is_last else rows[-1].id, rows[0].id
