"""Who wants to be named in the report of a mob, and which pictures may stand in it."""

from sqlalchemy import BigInteger, Integer, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.mobs.tables.outcomes import mob_consent, mob_picture

_LIMIT = bindparam("limit", type_=Integer)
_OF_MOB = mob_consent.c.mob_id == bindparam("mob_id", type_=BigInteger)
CONSENTS = statement(
    select(mob_consent.c.account_id).where(
        _OF_MOB, mob_consent.c.account_id == bindparam("account_id", type_=BigInteger)
    )
)
CONSENTING = statement(
    select(mob_consent.c.account_id)
    .where(_OF_MOB)
    .order_by(mob_consent.c.created_at, mob_consent.c.account_id)
    .limit(_LIMIT)
)
PICTURED = statement(
    select(mob_picture.c.deed_id)
    .where(mob_picture.c.mob_id == bindparam("mob_id", type_=BigInteger))
    .order_by(mob_picture.c.deed_id.desc())
    .limit(_LIMIT)
)


async def consents(reads: Reads, mob_id: int, account_id: int) -> bool:
    """Whether the account wants to be named."""
    return await reads.value(CONSENTS, mob_id=mob_id, account_id=account_id) is not None


async def consenting(reads: Reads, mob_id: int, limit: int) -> list[int]:
    """The accounts that want to be named, those who said so first before others."""
    return [row.account_id for row in await reads.all(CONSENTING, mob_id=mob_id, limit=limit)]


async def pictured_deeds(reads: Reads, mob_id: int, limit: int) -> list[int]:
    """The deeds whose pictures may stand in the report, the newest first."""
    return [row.deed_id for row in await reads.all(PICTURED, mob_id=mob_id, limit=limit)]
