"""An account shows where its owner lives now."""

from sqlalchemy import BigInteger, bindparam, update

from goodmob.accounts.events import ProfileChanged
from goodmob.accounts.tables import account
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

_TARGET = bindparam("target_id", type_=BigInteger)
MARK = statement(
    update(account)
    .values(moved_to_id=_TARGET, version=account.c.version + 1)
    .where(account.c.id == bindparam("account_id"), account.c.moved_to_id.is_distinct_from(_TARGET))
)


async def mark_moved(tx: Transaction, account_id: int, target_id: int | None) -> bool:
    """The account leads to the target from now on, or with None to nobody; whether that is news.

    Whether the target agrees is asked before.
    """
    is_news = account_id != target_id and bool(await tx.run(MARK, account_id=account_id, target_id=target_id))

    if is_news:
        await tx.announce(ProfileChanged(account_id=account_id))
    return is_news
