"""Reads of notices that stand together."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Integer, Text, bindparam, case, exists, func, or_, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Paged, Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.notifications.queries.notifications import NotificationRow, notification_of
from goodmob.notifications.rules import ALONE, MOST_UNREAD
from goodmob.notifications.tables import notification

SAMPLE = 8
"""Of how many notices of a group the senders are shown."""

NEWEST = 2**63 - 1


class Group(NamedTuple):
    """Notices that stand together: their key, how many there are, and the newest of them.

    oldest_here: the oldest one that the page tells of, None where the group was asked for by its key.
    """

    key: str
    size: int
    newest: Sequence[NotificationRow]
    oldest_here: int | None = None


class GroupsPage(NamedTuple):
    """Groups, newest first, and the cursors of the pages beside theirs; None where nothing older is known."""

    groups: Sequence[Group]
    newest: int | None = None
    oldest: int | None = None


class _Member(NamedTuple):
    id: int
    account_id: int
    type: str
    from_account_id: int
    post_id: int | None
    created_at: int
    group_key: str
    members: int
    oldest_here: int


_COLUMNS = [notification.c[name] for name in NotificationRow._fields]
_OTHER = notification.alias("other")
_MINE = notification.c.account_id == bindparam("account_id", type_=BigInteger)
_FROM = bindparam("from_account_id", type_=BigInteger)
_BEFORE = bindparam("page_before", type_=BigInteger)
_AFTER = bindparam("page_after", type_=BigInteger)
_WANTED = (
    _MINE,
    among(notification.c.type, "types"),
    or_(_FROM == 0, notification.c.from_account_id == _FROM),
)


def _stands_for_its_group(*others: ColumnElement[bool]) -> ColumnElement[bool]:
    same_group = (
        select(_OTHER.c.id)
        .where(
            among(notification.c.type, "grouped_types"),
            _OTHER.c.account_id == notification.c.account_id,
            _OTHER.c.group_key == notification.c.group_key,
            or_(_FROM == 0, _OTHER.c.from_account_id == _FROM),
            *others,
        )
        .correlate(notification)
    )
    return ~exists(same_group)


_WITHIN = (
    select(*_COLUMNS)
    .where(*_WANTED, notification.c.id < _BEFORE, notification.c.id > _AFTER)
    .limit(bindparam("page_limit", type_=Integer))
)
_NEWEST_OF_GROUP = _stands_for_its_group(_OTHER.c.id > notification.c.id, _OTHER.c.id < _BEFORE)
_OLDEST_OF_GROUP = _stands_for_its_group(_OTHER.c.id < notification.c.id, _OTHER.c.id > _AFTER)
GROUPS_PAGE = Paged(
    statement(_WITHIN.where(_NEWEST_OF_GROUP).order_by(notification.c.id.desc()), into=NotificationRow),
    statement(_WITHIN.where(_OLDEST_OF_GROUP).order_by(notification.c.id.asc()), into=NotificationRow),
)
_RANKED = (
    select(
        *_COLUMNS,
        func.row_number().over(partition_by=notification.c.group_key, order_by=notification.c.id.desc()).label("rank"),
        func.count().over(partition_by=notification.c.group_key).label("members"),
        func.min(case((notification.c.id >= bindparam("lowest", type_=BigInteger), notification.c.id)))
        .over(partition_by=notification.c.group_key)
        .label("oldest_here"),
    )
    .where(
        _MINE,
        among(notification.c.group_key, "group_keys"),
        notification.c.id <= bindparam("highest", type_=BigInteger),
    )
    .subquery()
)
MEMBERS = statement(
    select(*[_RANKED.c[name] for name in _Member._fields])
    .where(_RANKED.c.rank <= SAMPLE)
    .order_by(_RANKED.c.id.desc()),
    into=_Member,
)
MEMBERS_PAGE = paged(
    select(*_COLUMNS).where(_MINE, notification.c.group_key == bindparam("group_key", type_=Text)),
    notification.c.id,
    into=NotificationRow,
)
LATEST_GROUP = statement(
    select(notification.c.group_key)
    .where(_MINE, among(notification.c.group_key, "group_keys"))
    .order_by(notification.c.id.desc())
    .limit(1)
)
_UNREAD = (
    select(notification.c.id)
    .where(
        *_WANTED,
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
    reads: Reads,
    account_id: int,
    window: Window,
    *,
    types: Collection[str],
    grouped_types: Collection[str],
    from_account_id: int | None = None,
) -> GroupsPage:
    """A page of the account's notices of these types, those of grouped_types put together; each page tells of its part.

    A group with notices beyond the end of a page stands on the next page again, as in Mastodon.
    """
    rows = await page(
        reads,
        GROUPS_PAGE,
        window,
        account_id=account_id,
        types=list(types),
        grouped_types=list(grouped_types),
        from_account_id=from_account_id or 0,
    )
    if not rows:
        return GroupsPage([])
    lowest, highest = _reach(window, rows)
    keys = {row.group_key for row in rows if row.group_key is not None and row.type in grouped_types}
    together = await _groups(reads, account_id, keys, lowest, highest)
    alone = [_alone(row, row.id) for row in rows if row.group_key not in keys]
    groups = sorted([*together, *alone], key=lambda group: group.newest[0].id, reverse=True)
    return GroupsPage(groups, groups[0].newest[0].id if groups else rows[0].id, lowest or None)


async def group_of(reads: Reads, account_id: int, key: str) -> Group | None:
    """The group with this key, if the account has it; a notice by itself is found by its id, grouped or not."""
    if key.startswith(ALONE):
        row = await _by_itself(reads, account_id, key)
        return _alone(row) if row else None
    groups = await _groups(reads, account_id, [key], 0, NEWEST)
    return groups[0]._replace(oldest_here=None) if groups else None


async def members_page(reads: Reads, account_id: int, key: str, window: Window) -> list[NotificationRow]:
    """A page of the notices of a group, newest first."""
    if key.startswith(ALONE):
        row = await _by_itself(reads, account_id, key)
        return [row] if row and (window.min_id or window.since_id or 0) < row.id < (window.max_id or NEWEST) else []
    return await page(reads, MEMBERS_PAGE, window, account_id=account_id, group_key=key)


async def unread_groups(
    reads: Reads,
    account_id: int,
    last_read_id: int,
    *,
    types: Collection[str],
    grouped_types: Collection[str],
    from_account_id: int | None = None,
    limit: int = MOST_UNREAD,
) -> int:
    """How many groups of these types have a notice newer than the one read last, counted up to the limit."""
    unread = await reads.value(
        UNREAD_GROUPS,
        account_id=account_id,
        last_read_id=last_read_id,
        types=list(types),
        grouped_types=list(grouped_types),
        from_account_id=from_account_id or 0,
        limit=limit,
    )
    return int(unread)


def alone_id(key: str) -> int:
    """The id in the key of a notice that stands alone; 0, which is no notice's, where there is none."""
    digits = key.removeprefix(ALONE)
    is_id = digits.isascii() and digits.isdecimal() and len(digits) <= len(str(NEWEST))
    return int(digits) if is_id and int(digits) <= NEWEST else 0


def _reach(window: Window, rows: Sequence[NotificationRow]) -> tuple[int, int]:
    is_last = len(rows) < window.limit
    if window.min_id is not None:
        return window.min_id + 1, (window.max_id or NEWEST) - 1 if is_last else rows[0].id
    return (window.since_id or -1) + 1 if is_last else rows[-1].id, rows[0].id


async def _groups(reads: Reads, account_id: int, keys: Collection[str], lowest: int, highest: int) -> list[Group]:
    if not keys:
        return []
    members = await reads.all(MEMBERS, account_id=account_id, group_keys=list(keys), lowest=lowest, highest=highest)
    groups: dict[str, Group] = {}
    for row in members:
        group = groups.setdefault(row.group_key, Group(row.group_key, row.members, [], row.oldest_here))
        groups[row.group_key] = group._replace(newest=[*group.newest, NotificationRow(*row[:7])])
    return list(groups.values())


def _alone(row: NotificationRow, oldest_here: int | None = None) -> Group:
    return Group(f"{ALONE}{row.id}", 1, [row], oldest_here)


async def _by_itself(reads: Reads, account_id: int, key: str) -> NotificationRow | None:
    return await notification_of(reads, account_id, alone_id(key))
