"""Calls to which few places are missing."""

from sqlalchemy import BigInteger, Integer, Text, bindparam, cast, func, select

from goodmob.commitments.queries.calls import CallRow
from goodmob.commitments.tables import call, pool
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged

_taken = select(func.coalesce(func.sum(pool.c.confirmed), 0)).where(pool.c.call_id == call.c.id).scalar_subquery()
NEARLY_PAGE = paged(
    select(*(call.c[name] for name in CallRow._fields)).where(
        call.c.kind == bindparam("kind", type_=Text),
        call.c.state == bindparam("state", type_=Text),
        call.c.threshold.is_not(None),
        call.c.threshold - cast(_taken, BigInteger) <= bindparam("most", type_=Integer),
    ),
    call.c.id,
    into=CallRow,
)


async def calls_nearly_on(reads: Reads, kind: str, most: int, window: Window) -> list[CallRow]:
    """A page of the calls of this kind to whose threshold at most so many places are missing, the newest first."""
    return await page(reads, NEARLY_PAGE, window, kind=kind, state="gathering", most=most)
