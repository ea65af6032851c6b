"""Reads of notices."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import statement
from goodmob.notifications.queries.wanted import MINE, WANTED, Wanted
from goodmob.notifications.rules.reading import MOST_UNREAD
from goodmob.notifications.tables import notification


class NotificationRow(NamedTuple):
    """A notice: whom it tells, of which type, by whom, through which row, about which post.

    group_key: the group in which it stands, None for none. filtered: it waits until its sender is let in.
    """

    id: int
    account_id: int
    type: str
    from_account_id: int
    cause_id: int
    post_id: int | None
    created_at: int
    group_key: str | None
    filtered: bool


COLUMNS = [notification.c[name] for name in NotificationRow._fields]

NOTIFICATIONS_PAGE = paged(select(*COLUMNS).where(*WANTED), notification.c.id, into=NotificationRow)
NOTIFICATION = statement(
    select(*COLUMNS).where(MINE, notification.c.id == bindparam("notification_id", type_=BigInteger)),
    into=NotificationRow,
)
_NEWER = (
    select(notification.c.id)
    .where(*WANTED, notification.c.id > bindparam("last_read_id", type_=BigInteger))
    .limit(bindparam("limit", type_=Integer))
    .subquery()
)
UNREAD = statement(select(func.count().label("unread")).select_from(_NEWER))


async def notifications_page(reads: Reads, account_id: int, window: Window, wanted: Wanted) -> list[NotificationRow]:
    """A page of those of the account's notices that are wanted, newest first."""
    return await page(reads, NOTIFICATIONS_PAGE, window, **wanted.params(account_id))


async def notification_of(reads: Reads, account_id: int, notification_id: int) -> NotificationRow | None:
    """The notice, if it is this account's."""
    return await reads.one(NOTIFICATION, account_id=account_id, notification_id=notification_id)


async def unread_since(
    reads: Reads, account_id: int, last_read_id: int, wanted: Wanted, *, limit: int = MOST_UNREAD
) -> int:
    """How many of the wanted notices are newer than the one read last, counted up to the limit."""
    unread = await reads.value(UNREAD, last_read_id=last_read_id, limit=limit, **wanted.params(account_id))
    return int(unread)
