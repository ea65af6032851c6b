"""Who wants to be found."""

from collections.abc import Collection
from typing import Literal

from sqlalchemy import BigInteger, Boolean, Integer, bindparam, func, or_, select

from goodmob.accounts.tables import account, account_count
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement

DISCOVERABLE = statement(
    select(account.c.id)
    .join(account_count, account_count.c.account_id == account.c.id)
    .where(
        account.c.domain.is_(None),
        account.c.state == "active",
        account.c.silenced_at.is_(None),
        account.c.moved_to_id.is_(None),
        account.c.discoverable,
        account_count.c.last_status_at >= bindparam("since", type_=BigInteger),
    )
    .order_by(account_count.c.last_status_at.desc())
    .limit(bindparam("limit", type_=Integer)),
    long=True,
)
_DIRECTORY = (
    select(account.c.id)
    .join(account_count, account_count.c.account_id == account.c.id)
    .where(
        account.c.state == "active",
        account.c.silenced_at.is_(None),
        account.c.moved_to_id.is_(None),
        account.c.discoverable,
        or_(~bindparam("local", type_=Boolean), account.c.domain.is_(None)),
        ~among(account.c.id, "hidden"),
        ~among(func.coalesce(account.c.domain, ""), "domains"),
    )
    .limit(bindparam("limit", type_=Integer))
    .offset(bindparam("offset", type_=Integer))
)
DIRECTORY = {
    "active": statement(
        _DIRECTORY.order_by(func.coalesce(account_count.c.last_status_at, 0).desc(), account.c.id.desc()), long=True
    ),
    "new": statement(_DIRECTORY.order_by(account.c.id.desc()), long=True),
}
DISCOVERABLE_AMONG = statement(
    select(account.c.id).where(
        among(account.c.id, "ids"), account.c.discoverable, account.c.state == "active", account.c.silenced_at.is_(None)
    )
)


async def discoverable_accounts(reads: Reads, since: int, limit: int) -> list[int]:
    """The local accounts that want to be found and posted since that moment, the latest first; looks through all."""
    return [row.id for row in await reads.all(DISCOVERABLE, since=since, limit=limit)]


async def discoverable_among(reads: Reads, ids: Collection[int]) -> set[int]:
    """Of these accounts those that want to be found."""
    return {row.id for row in await reads.all(DISCOVERABLE_AMONG, ids=list(ids))} if ids else set()


async def directory_part(
    reads: Reads,
    order: Literal["active", "new"],
    *,
    local: bool,
    hidden: Collection[int],
    domains: Collection[str],
    limit: int,
    offset: int,
) -> list[int]:
    """A part of the accounts that want to be found, without the hidden ones and those of these domains.

    local: none of other servers. The latest to post or to begin comes first. Looks through all.
    """
    rows = await reads.all(
        DIRECTORY[order], local=local, hidden=list(hidden), domains=list(domains), limit=limit, offset=offset
    )
    return [row.id for row in rows]
