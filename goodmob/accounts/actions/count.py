"""The counters of an account: the one place that changes them."""

from sqlalchemy import BigInteger, Case, bindparam, case, func, update

from goodmob.accounts.tables import account_count
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement


def _moved(name: str) -> Case[int]:
    moved = account_count.c[name] + bindparam(f"more_{name}", type_=BigInteger)
    return case((moved < 0, 0), else_=moved)


_POSTED_AT = bindparam("posted_at", type_=BigInteger)
_LAST = account_count.c.last_status_at
CHANGE_COUNTS = statement(
    update(account_count)
    .values(
        followers=_moved("followers"),
        following=_moved("following"),
        statuses=_moved("statuses"),
        follow_requests=_moved("follow_requests"),
        last_status_at=case((func.coalesce(_LAST, 0) < _POSTED_AT, _POSTED_AT), else_=_LAST),
    )
    .where(account_count.c.account_id == bindparam("changed_id"))
)


async def change_counts(
    tx: Transaction,
    account_id: int,
    *,
    followers: int = 0,
    following: int = 0,
    statuses: int = 0,
    follow_requests: int = 0,
    posted_at: int | None = None,
) -> None:
    """Add to the counters (or take away, never below zero). A hot row: change it last in an action.

    posted_at: the moment of a new status, in microseconds UTC.
    """
    await tx.run(
        CHANGE_COUNTS,
        changed_id=account_id,
        more_followers=followers,
        more_following=following,
        more_statuses=statuses,
        more_follow_requests=follow_requests,
        posted_at=posted_at,
    )
