"""Saved searches, and which of them a new post may fit."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, func, not_, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.discovery.rules.saved import ALERTS_AN_HOUR
from goodmob.discovery.tables import saved_search, saved_search_term


class SearchRow(NamedTuple):
    """A saved search; moments in us."""

    id: int
    account_id: int
    title: str
    query: str
    alert: bool
    created_at: int
    updated_at: int


_SEARCHES = select(*(saved_search.c[name] for name in SearchRow._fields))
_ACCOUNT = saved_search.c.account_id == bindparam("account_id", type_=BigInteger)

SEARCHES_BY_ID = statement(_SEARCHES.where(among(saved_search.c.id, "ids")), into=SearchRow)
SEARCHES_OF = statement(_SEARCHES.where(_ACCOUNT).order_by(saved_search.c.id), into=SearchRow)
HOW_MANY_SEARCHES = statement(select(func.count().label("searches")).where(_ACCOUNT))
SEARCHES_WITH = statement(
    _SEARCHES.where(
        saved_search.c.id.in_(select(saved_search_term.c.search_id).where(among(saved_search_term.c.term, "terms"))),
        saved_search.c.id > bindparam("above", type_=BigInteger),
        not_(
            (saved_search.c.alerts_hour == bindparam("hour", type_=BigInteger))
            & (saved_search.c.alerts >= ALERTS_AN_HOUR)
        ),
    )
    .order_by(saved_search.c.id)
    .limit(bindparam("limit", type_=Integer)),
    into=SearchRow,
)
ANY_TERM = statement(
    select(saved_search_term.c.search_id)
    .where(among(saved_search_term.c.term, "terms"))
    .limit(bindparam("limit", type_=Integer))
)


async def searches_by_id(reads: Reads, search_ids: Collection[int]) -> dict[int, SearchRow]:
    """Those of the saved searches that exist, whoever keeps them."""
    return {row.id: row for row in await reads.all(SEARCHES_BY_ID, ids=list(search_ids))}


async def searches_of(reads: Reads, account_id: int) -> Sequence[SearchRow]:
    """The account's saved searches, the oldest first."""
    return await reads.all(SEARCHES_OF, account_id=account_id)


async def how_many_searches(reads: Reads, account_id: int) -> int:
    """How many searches the account has saved."""
    return int(await reads.value(HOW_MANY_SEARCHES, account_id=account_id))


async def may_match(reads: Reads, terms: Collection[str]) -> bool:
    """Whether any alert wants one of these terms."""
    return bool(await reads.all(ANY_TERM, terms=sorted(terms), limit=1))


async def searches_with(
    reads: Reads, terms: Collection[str], hour: int, *, above: int, limit: int
) -> Sequence[SearchRow]:
    """The next saved searches above an id whose alerts want one of these terms, and may tell more in this hour."""
    return await reads.all(SEARCHES_WITH, terms=sorted(terms), hour=hour, above=above, limit=limit)
