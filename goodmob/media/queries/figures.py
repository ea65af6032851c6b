"""How much room the files of posts take."""

from collections.abc import Collection

from sqlalchemy import BigInteger, cast, func, select

from goodmob.core.database.days import DayCount, by_day
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.media.tables import media_attachment

_BYTES = cast(func.coalesce(func.sum(media_attachment.c.bytes), 0), BigInteger)

KEPT = statement(select(_BYTES.label("bytes")), long=True)
OF_ACCOUNTS = statement(
    select(by_day(media_attachment.c.created_at), _BYTES.label("number"))
    .where(among(media_attachment.c.account_id, "ids"))
    .group_by("day"),
    into=DayCount,
    long=True,
)


async def bytes_kept(reads: Reads) -> int:
    """The bytes of all files that belong to posts."""
    return int(await reads.value(KEPT))


async def bytes_by_day(reads: Reads, account_ids: Collection[int]) -> list[DayCount]:
    """The bytes of the files of these accounts, by the day on which they came."""
    return await reads.all(OF_ACCOUNTS, ids=list(account_ids))
