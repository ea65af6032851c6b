"""Who of this server may be told to search engines."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, select

from goodmob.accounts.tables import account, account_count
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement


class IndexableRow(NamedTuple):
    """Somebody who wants to be indexed, and when they posted last (us)."""

    id: int
    username: str
    last_status_at: int | None


INDEXABLE = statement(
    select(account.c.id, account.c.username, account_count.c.last_status_at)
    .join(account_count, account_count.c.account_id == account.c.id)
    .where(
        account.c.id > bindparam("since_id", type_=BigInteger),
        account.c.id < bindparam("max_id", type_=BigInteger),
        account.c.domain.is_(None),
        account.c.state == "active",
        account.c.silenced_at.is_(None),
        account.c.moved_to_id.is_(None),
        account.c.indexable,
    )
    .order_by(account.c.id.desc())
    .limit(bindparam("limit", type_=Integer)),
    into=IndexableRow,
)


async def indexable_accounts(reads: Reads, since_id: int, max_id: int, limit: int) -> list[IndexableRow]:
    """Those of this range of ids, the newest first: in good standing, and met by everybody."""
    return await reads.all(INDEXABLE, since_id=since_id, max_id=max_id, limit=limit)
