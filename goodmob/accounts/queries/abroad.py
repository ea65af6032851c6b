"""Whether this server is alone in the world."""

from sqlalchemy import select

from goodmob.accounts.tables import account
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement

ANYBODY = statement(select(account.c.id).where(account.c.domain > "").limit(1))


async def knows_others(reads: Reads) -> bool:
    """Whether anybody of another server is known here."""
    return await reads.value(ANYBODY) is not None
