"""Announce that a new post fits saved searches, to so many of each in an hour."""

from collections.abc import Sequence

from sqlalchemy import BigInteger, bindparam, case, or_, update

from goodmob.core.clock import HOUR
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.discovery.events import PostMatched
from goodmob.discovery.queries.saved_searches import SearchRow
from goodmob.discovery.rules.saved import ALERTS_AN_HOUR
from goodmob.discovery.tables import saved_search

_HOUR = bindparam("hour", type_=BigInteger)
COUNT_ALERT = statement(
    update(saved_search)
    .where(
        saved_search.c.id == bindparam("search_id", type_=BigInteger),
        saved_search.c.alert,
        or_(saved_search.c.alerts_hour != _HOUR, saved_search.c.alerts < ALERTS_AN_HOUR),
    )
    .values(alerts=case((saved_search.c.alerts_hour == _HOUR, saved_search.c.alerts + 1), else_=1), alerts_hour=_HOUR)
)


async def announce_matches(tx: Transaction, post_id: int, author_id: int, searches: Sequence[SearchRow]) -> None:
    """Tells those of the searches' owners who still want alerts and had fewer than ten of the search this hour.

    Touches two rows for each.
    """
    for search in searches:
        if await tx.run(COUNT_ALERT, search_id=search.id, hour=tx.now // HOUR):
            await tx.announce(PostMatched(search.id, search.account_id, author_id, post_id))
