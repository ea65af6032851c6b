"""Forget what a deleted account looked for, whom it did not want to be suggested, and who did not want it."""

from sqlalchemy import BigInteger, Integer, bindparam, delete, select

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.discovery.actions.keep_search import end_search
from goodmob.discovery.queries.saved_searches import searches_of
from goodmob.discovery.tables import dismissed_suggestion

AT_ONCE = 100

_GONE = bindparam("account_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)
_BY, _OF = dismissed_suggestion.c.account_id, dismissed_suggestion.c.target_id

ROWS = tuple(
    (
        statement(select(other.label("id")).where(mine == _GONE).limit(_LIMIT)),
        statement(delete(dismissed_suggestion).where(mine == _GONE, among(other, "ids"))),
    )
    for mine, other in ((_BY, _OF), (_OF, _BY))
)


async def forget_dismissals(tx: Transaction, account_id: int) -> bool:
    """Deletes some of these rows; tells whether there may be more."""
    for question, order in ROWS:
        if ids := [row.id for row in await tx.all(question, account_id=account_id, limit=AT_ONCE)]:
            await tx.run(order, account_id=account_id, ids=ids)
            return True
    return False


async def forget_searches(tx: Transaction, account_id: int) -> bool:
    """Deletes one of the account's saved searches; tells whether there may be more."""
    searches = await searches_of(tx, account_id)
    for row in searches[:1]:
        await end_search(tx, row.id)
    return bool(searches)
