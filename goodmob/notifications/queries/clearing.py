"""Notices that somebody put away all at once, and could still bring back."""

from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.notifications.tables import notification_clearing


class ClearingRow(NamedTuple):
    """Up to which notice they are to go, and since when (us)."""

    newest_id: int
    asked_at: int


CLEARING = statement(
    select(*(notification_clearing.c[name] for name in ClearingRow._fields)).where(
        notification_clearing.c.account_id == bindparam("account_id", type_=BigInteger)
    ),
    into=ClearingRow,
)


async def clearing_of(reads: Reads, account_id: int) -> ClearingRow | None:
    """What the account put away all at once, while that can be undone."""
    return await reads.one(CLEARING, account_id=account_id)
