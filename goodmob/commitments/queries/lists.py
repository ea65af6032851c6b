"""Calls in lists: those in some states, the newest first, and those that begin soon."""

from sqlalchemy import BigInteger, Integer, Text, bindparam, or_, select

from goodmob.commitments.queries.calls import CallRow, call_by_id
from goodmob.commitments.tables import call
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement

_OF_KIND = select(*(call.c[name] for name in CallRow._fields)).where(call.c.kind == bindparam("kind", type_=Text))
_FROM = bindparam("from_moment", type_=BigInteger)
CALLS_PAGE = paged(_OF_KIND.where(call.c.state == bindparam("state", type_=Text)), call.c.id, into=CallRow)
SOON = statement(
    _OF_KIND.where(
        among(call.c.state, "states"),
        call.c.starts_at >= _FROM,
        call.c.starts_at < bindparam("until", type_=BigInteger),
        or_(call.c.starts_at > _FROM, call.c.id > bindparam("after_id", type_=BigInteger)),
    )
    .order_by(call.c.starts_at, call.c.id)
    .limit(bindparam("limit", type_=Integer)),
    into=CallRow,
)
UPCOMING = ("gathering", "tipped", "live")


async def calls_page(reads: Reads, kind: str, state: str, window: Window) -> list[CallRow]:
    """A page of the calls of this kind in this state, the newest first."""
    return await page(reads, CALLS_PAGE, window, kind=kind, state=state)


async def calls_soon(reads: Reads, kind: str, until: int, *, after_id: int | None, limit: int) -> list[CallRow]:
    """Calls that are on or begin before `until` (us), the soonest first, behind the call `after_id` in this order."""
    last = None if after_id is None else await call_by_id(reads, after_id)
    begin = {"from_moment": last.starts_at if last else 0, "after_id": last.id if last else 0}
    return await reads.all(SOON, kind=kind, states=list(UPCOMING), until=until, limit=limit, **begin)
