"""Whom somebody does not want to be suggested."""

from collections.abc import Collection

from sqlalchemy import BigInteger, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.discovery.tables import dismissed_suggestion

DISMISSED_AMONG = statement(
    select(dismissed_suggestion.c.target_id).where(
        dismissed_suggestion.c.account_id == bindparam("account_id", type_=BigInteger),
        among(dismissed_suggestion.c.target_id, "ids"),
    )
)


async def dismissed_among(reads: Reads, account_id: int, ids: Collection[int]) -> set[int]:
    """Of these accounts those that the account does not want to be suggested."""
    if not ids:
        return set()
    return {row.target_id for row in await reads.all(DISMISSED_AMONG, account_id=account_id, ids=list(ids))}
