"""Reads of what stands in a group of notices."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, Text, bindparam, case, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.notifications.queries.notifications import COLUMNS, NotificationRow, notification_of
from goodmob.notifications.queries.wanted import MINE
from goodmob.notifications.rules.notice import ALONE
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


_RANKED = (
    select(
        *COLUMNS,
        func.row_number().over(partition_by=notification.c.group_key, order_by=notification.c.id.desc()).label("rank"),
        func.count().over(partition_by=notification.c.group_key).label("members"),
        func.min(case((notification.c.id >= bindparam("lowest", type_=BigInteger), notification.c.id)))
        .over(partition_by=notification.c.group_key)
        .label("oldest_here"),
    )
    .where(
        MINE,
        among(notification.c.group_key, "group_keys"),
        notification.c.id <= bindparam("highest", type_=BigInteger),
    )
    .subquery()
)
MEMBERS = statement(
    select(*[_RANKED.c[name] for name in (*NotificationRow._fields, "members", "oldest_here")])
    .where(_RANKED.c.rank <= SAMPLE)
    .order_by(_RANKED.c.id.desc())
)
MEMBERS_PAGE = paged(
    select(*COLUMNS).where(MINE, notification.c.group_key == bindparam("group_key", type_=Text)),
    notification.c.id,
    into=NotificationRow,
)


async def groups_with(reads: Reads, account_id: int, keys: Collection[str], lowest: int, highest: int) -> list[Group]:
    """The account's groups with these keys, of each what is not newer than `highest`; oldest_here is from `lowest` on.

    No query where there are no keys.
    """
    if not keys:
        return []
    members = await reads.all(MEMBERS, account_id=account_id, group_keys=list(keys), lowest=lowest, highest=highest)
    groups: dict[str, Group] = {}
    for *row, size, oldest_here in members:
        notice = NotificationRow(*row)
        key = notice.group_key or ""
        group = groups.setdefault(key, Group(key, size, [], oldest_here))
        groups[key] = group._replace(newest=[*group.newest, notice])
    return list(groups.values())


async def group_of(reads: Reads, account_id: int, key: str) -> Group | None:
    """The group with this key, if the account has it; a notice by itself is found by its id, grouped or not."""
    if key.startswith(ALONE):
        row = await notification_of(reads, account_id, alone_id(key))
        return alone(row) if row else None
    groups = await groups_with(reads, account_id, [key], 0, NEWEST)
    return groups[0]._replace(oldest_here=None) if groups else None


async def members_page(reads: Reads, account_id: int, key: str, window: Window) -> list[NotificationRow]:
    """A page of the notices of a group, newest first."""
    if key.startswith(ALONE):
        row = await notification_of(reads, account_id, alone_id(key))
        return [row] if row and (window.min_id or window.since_id or 0) < row.id < (window.max_id or NEWEST) else []
    return await page(reads, MEMBERS_PAGE, window, account_id=account_id, group_key=key)


def alone(row: NotificationRow, oldest_here: int | None = None) -> Group:
    """A notice by itself as a group of one."""
    return Group(f"{ALONE}{row.id}", 1, [row], oldest_here)


def alone_id(key: str) -> int:
    """The id in the key of a notice that stands alone; 0, which is no notice's, where there is none."""
    digits = key.removeprefix(ALONE)
    is_id = digits.isascii() and digits.isdecimal() and len(digits) <= len(str(NEWEST))
    return int(digits) if is_id and int(digits) <= NEWEST else 0
