"""Which accounts live on another server."""

from collections.abc import Collection

from sqlalchemy import bindparam, select

from goodmob.accounts.tables import account
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement

AT = statement(select(account.c.id).where(account.c.domain == bindparam("domain"), among(account.c.id, "ids")))


async def living_at(reads: Reads, domain: str, ids: Collection[int]) -> set[int]:
    """Of these accounts those that live on that server."""
    return {row.id for row in await reads.all(AT, domain=domain, ids=list(ids))} if ids else set()
