"""Who wants to be found."""

from sqlalchemy import BigInteger, Integer, bindparam, select

from goodmob.accounts.tables import account, account_count
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement

DISCOVERABLE = statement(
    select(account.c.id)
    .join(account_count, account_count.c.account_id == account.c.id)
    .where(
        account.c.domain.is_(None),
        account.c.state == "active",
        account.c.moved_to_id.is_(None),
        account.c.discoverable,
        account_count.c.last_status_at >= bindparam("since", type_=BigInteger),
    )
    .order_by(account_count.c.last_status_at.desc())
    .limit(bindparam("limit", type_=Integer)),
    long=True,
)


async def discoverable_accounts(reads: Reads, since: int, limit: int) -> list[int]:
    """The local accounts that want to be found and posted since that moment, the latest first; looks through all."""
    return [row.id for row in await reads.all(DISCOVERABLE, since=since, limit=limit)]
