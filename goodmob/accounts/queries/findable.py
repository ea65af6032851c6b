"""Who may be found by what: whose posts a search shows, and every account by its names."""

from collections.abc import Collection

from sqlalchemy import BigInteger, Integer, bindparam, select

from goodmob.accounts.tables import account
from goodmob.core.database.interface import Reads, Transaction
from goodmob.core.database.statements import among, statement

INDEXABLE_AMONG = statement(select(account.c.id).where(among(account.c.id, "ids"), account.c.indexable))
IDS_BELOW = statement(
    select(account.c.id)
    .where(account.c.id < bindparam("below", type_=BigInteger))
    .order_by(account.c.id.desc())
    .limit(bindparam("limit", type_=Integer))
)
HELD = statement(
    select(account.c.id).where(among(account.c.id, "ids")).order_by(account.c.id).with_for_update(key_share=True)
)


async def indexable_among(reads: Reads, ids: Collection[int]) -> set[int]:
    """Of these accounts those that let everybody find their public posts."""
    return {row.id for row in await reads.all(INDEXABLE_AMONG, ids=list(ids))} if ids else set()


async def account_ids_below(reads: Reads, below: int, limit: int) -> list[int]:
    """The next accounts below this id, newest first, whatever their state."""
    return [row.id for row in await reads.all(IDS_BELOW, below=below, limit=limit)]


async def hold_accounts(tx: Transaction, account_ids: Collection[int]) -> None:
    """Lets nobody else change these accounts before the transaction ends; whoever holds them already is waited for."""
    await tx.all(HELD, ids=list(account_ids))
