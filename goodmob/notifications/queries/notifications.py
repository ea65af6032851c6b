"""Reads of notices."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, func, or_, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.notifications.rules import MOST_UNREAD
from goodmob.notifications.tables import notification


class NotificationRow(NamedTuple):
    """A notice: whom it tells, of which type, by whom, about which post, in which group (None: in none)."""

    id: int
    account_id: int
    type: str
    from_account_id: int
    post_id: int | None
    created_at: int
    group_key: str | None


_COLUMNS = [notification.c[name] for name in NotificationRow._fields]
_MINE = notification.c.account_id == bindparam("account_id", type_=BigInteger)
_FROM = bindparam("from_account_id", type_=BigInteger)
_OF_TYPES = among(notification.c.type, "types")
_BY_SENDER = or_(_FROM == 0, notification.c.from_account_id == _FROM)

NOTIFICATIONS_PAGE = paged(
    select(*_COLUMNS).where(_MINE, _OF_TYPES, _BY_SENDER), notification.c.id, into=NotificationRow
)
NOTIFICATION = statement(
    select(*_COLUMNS).where(_MINE, notification.c.id == bindparam("notification_id", type_=BigInteger)),
    into=NotificationRow,
)
_NEWER = (
    select(notification.c.id)
    .where(_MINE, _OF_TYPES, _BY_SENDER, notification.c.id > bindparam("last_read_id", type_=BigInteger))
    .limit(bindparam("limit", type_=Integer))
    .subquery()
)
UNREAD = statement(select(func.count().label("unread")).select_from(_NEWER))


async def notifications_page(
    reads: Reads, account_id: int, window: Window, *, types: Collection[str], from_account_id: int | None = None
) -> list[NotificationRow]:
    """A page of the account's notices of these types, newest first; of one sender where that is given."""
    return await page(
        reads,
        NOTIFICATIONS_PAGE,
        window,
        account_id=account_id,
        types=list(types),
        from_account_id=from_account_id or 0,
    )


async def notification_of(reads: Reads, account_id: int, notification_id: int) -> NotificationRow | None:
    """The notice, if it is this account's."""
    return await reads.one(NOTIFICATION, account_id=account_id, notification_id=notification_id)


async def unread_since(
    reads: Reads,
    account_id: int,
    last_read_id: int,
    *,
    types: Collection[str],
    from_account_id: int | None = None,
    limit: int = MOST_UNREAD,
) -> int:
    """How many notices of these types are newer than the one read last, counted up to the limit."""
    unread = await reads.value(
        UNREAD,
        account_id=account_id,
        last_read_id=last_read_id,
        types=list(types),
        from_account_id=from_account_id or 0,
        limit=limit,
    )
    return int(unread)
