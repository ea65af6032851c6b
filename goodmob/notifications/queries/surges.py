"""Reads of surges of followers."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, or_, select, true

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.notifications.queries.notifications import COLUMNS, NotificationRow
from goodmob.notifications.queries.wanted import WANTED, Wanted
from goodmob.notifications.rules.kinds import FOLLOW
from goodmob.notifications.rules.surges import PREFIX
from goodmob.notifications.tables import notification, surge


class SurgeRow(NamedTuple):
    """A surge: whom it came to, the how manieth it is, when it began and went on, and when which notice told of it."""

    id: int
    account_id: int
    number: int
    began_at: int
    last_at: int
    told_at: int | None
    told_id: int | None


_SURGE = [surge.c[name] for name in SurgeRow._fields]
_MINE = bindparam("account_id", type_=BigInteger)
LATEST = statement(
    select(*_SURGE).where(surge.c.account_id == _MINE).order_by(surge.c.number.desc()).limit(1), into=SurgeRow
)
BY_ID = statement(select(*_SURGE).where(surge.c.account_id == _MINE, among(surge.c.id, "ids")), into=SurgeRow)
_OTHER = notification.alias("other")
_NEWER_OF_SURGE = (
    select(true())
    .where(
        _OTHER.c.account_id == notification.c.account_id,
        _OTHER.c.group_key == notification.c.group_key,
        _OTHER.c.id > notification.c.id,
    )
    .correlate(notification)
    .exists()
)
TOLD_PAGE = paged(
    select(*COLUMNS).where(
        *WANTED,
        or_(
            notification.c.type != FOLLOW,
            notification.c.group_key.is_(None),
            ~notification.c.group_key.startswith(PREFIX),
            ~_NEWER_OF_SURGE,
        ),
    ),
    notification.c.id,
    into=NotificationRow,
)


async def latest_surge(reads: Reads, account_id: int) -> SurgeRow | None:
    """The surge that came to the account last."""
    return await reads.one(LATEST, account_id=account_id)


async def surges_by_id(reads: Reads, account_id: int, ids: Collection[int]) -> dict[int, SurgeRow]:
    """Those of the surges that came to the account."""
    rows = await reads.all(BY_ID, account_id=account_id, ids=list(ids)) if ids else []
    return {row.id: row for row in rows}


async def told_page(reads: Reads, account_id: int, window: Window, wanted: Wanted) -> list[NotificationRow]:
    """A page of the wanted notices, newest first, of each surge the newest alone."""
    return await page(reads, TOLD_PAGE, window, **wanted.params(account_id))
