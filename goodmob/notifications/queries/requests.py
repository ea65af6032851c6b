"""Reads of senders whose filtered notices wait for an answer."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, cast, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.notifications.rules.policy import MOST_COUNTED
from goodmob.notifications.tables import notification_request


class RequestRow(NamedTuple):
    """A sender who waits: how many filtered notices ask to be read, up to MOST_COUNTED, and the latest post of them."""

    id: int
    account_id: int
    from_account_id: int
    notifications_count: int
    last_post_id: int | None
    created_at: int
    updated_at: int


class Summary(NamedTuple):
    """How many senders wait, and with how many notices; both are counted over the first MOST_COUNTED senders."""

    pending_requests_count: int
    pending_notifications_count: int


_COLUMNS = [notification_request.c[name] for name in RequestRow._fields]
_MINE = notification_request.c.account_id == bindparam("account_id", type_=BigInteger)

REQUESTS_PAGE = paged(select(*_COLUMNS).where(_MINE), notification_request.c.id, into=RequestRow)
REQUESTS = statement(select(*_COLUMNS).where(_MINE, among(notification_request.c.id, "ids")), into=RequestRow)
_COUNTED = (
    select(notification_request.c.notifications_count).where(_MINE).limit(bindparam("limit", type_=Integer)).subquery()
)
SUMMARY = statement(
    select(
        func.count().label("pending_requests_count"),
        cast(func.coalesce(func.sum(_COUNTED.c.notifications_count), 0), BigInteger).label(
            "pending_notifications_count"
        ),
    ).select_from(_COUNTED),
    into=Summary,
)


async def requests_page(reads: Reads, account_id: int, window: Window) -> list[RequestRow]:
    """A page of the requests to the account, newest first."""
    return await page(reads, REQUESTS_PAGE, window, account_id=account_id)


async def requests_of(reads: Reads, account_id: int, request_ids: Collection[int]) -> list[RequestRow]:
    """Those of these requests that are this account's, in no order."""
    return await reads.all(REQUESTS, account_id=account_id, ids=list(request_ids)) if request_ids else []


async def summary_of(reads: Reads, account_id: int) -> Summary:
    """How much waits for an answer of the account."""
    counted = await reads.one(SUMMARY, account_id=account_id, limit=MOST_COUNTED)
    return counted or Summary(0, 0)
