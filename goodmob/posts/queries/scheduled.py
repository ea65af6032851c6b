"""Posts that wait for their hour."""

from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import statement
from goodmob.posts.tables.scheduled import scheduled_post


class ScheduledRow(NamedTuple):
    """A post that waits until scheduled_at (microseconds UTC); draft is the JSON of rules.Draft."""

    id: int
    account_id: int
    scheduled_at: int
    draft: str


_SCHEDULED = select(*(scheduled_post.c[name] for name in ScheduledRow._fields))
_ACCOUNT = bindparam("account_id", type_=BigInteger)

SCHEDULED_BY_ID = statement(_SCHEDULED.where(scheduled_post.c.id == bindparam("scheduled_id")), into=ScheduledRow)
SCHEDULED_PAGE = paged(_SCHEDULED.where(scheduled_post.c.account_id == _ACCOUNT), scheduled_post.c.id, ScheduledRow)
HOW_MANY_SCHEDULED = statement(
    select(func.count().label("posts")).where(
        scheduled_post.c.account_id == _ACCOUNT,
        scheduled_post.c.scheduled_at >= bindparam("since"),
        scheduled_post.c.scheduled_at < bindparam("until"),
    )
)
SCHEDULED_BETWEEN = statement(
    _SCHEDULED.where(
        scheduled_post.c.account_id == _ACCOUNT,
        scheduled_post.c.scheduled_at >= bindparam("since"),
        scheduled_post.c.scheduled_at < bindparam("until"),
    ).order_by(scheduled_post.c.scheduled_at, scheduled_post.c.id),
    into=ScheduledRow,
)


async def scheduled_by_id(reads: Reads, scheduled_id: int) -> ScheduledRow | None:
    """The scheduled post, whoever wrote it."""
    return await reads.one(SCHEDULED_BY_ID, scheduled_id=scheduled_id)


async def scheduled_page(reads: Reads, account_id: int, window: Window) -> list[ScheduledRow]:
    """A page of the account's scheduled posts, latest written first."""
    return await page(reads, SCHEDULED_PAGE, window, account_id=account_id)


async def how_many_scheduled(reads: Reads, account_id: int, since: int, until: int) -> int:
    """How many posts the account has scheduled for the time from `since` and before `until`."""
    return int(await reads.value(HOW_MANY_SCHEDULED, account_id=account_id, since=since, until=until))


async def scheduled_between(reads: Reads, account_id: int, since: int, until: int) -> list[ScheduledRow]:
    """The account's scheduled posts for the time from `since` and before `until`, the first to appear first."""
    return await reads.all(SCHEDULED_BETWEEN, account_id=account_id, since=since, until=until)
