"""Forget what a deleted account said of the deeds of others; the figures it led to are numbers, and stay."""

from sqlalchemy import BigInteger, Integer, bindparam, delete, null, select, update

from goodmob.commitments.tables import call_reviewer, deed_dispute, deed_review, deed_witness
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement

SLICE = 45
"""So much of each of the four lists goes in one action."""

_ACCOUNT = bindparam("of_account_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)
_LISTS = tuple(
    (
        statement(select(column.label("id")).where(column.table.c.account_id == _ACCOUNT).limit(_LIMIT)),
        statement(delete(column.table).where(column.table.c.account_id == _ACCOUNT, among(column, "ids"))),
    )
    for column in (deed_witness.c.deed_id, deed_dispute.c.deed_id, call_reviewer.c.call_id)
)
REVIEWED = statement(
    select(deed_review.c.deed_id.label("id")).where(deed_review.c.account_id == _ACCOUNT).limit(_LIMIT)
)
UNSIGN = statement(
    update(deed_review)
    .where(deed_review.c.account_id == _ACCOUNT, among(deed_review.c.deed_id, "ids"))
    .values(account_id=null(), reason="")
)


async def forget_judge(tx: Transaction, account_id: int) -> bool:
    """Forgets some of what a deleted account witnessed, disputed and reviewed; True where there may be more."""
    more = False
    for some, forget in (*_LISTS, (REVIEWED, UNSIGN)):
        ids = [row.id for row in await tx.all(some, of_account_id=account_id, limit=SLICE)]
        if ids:
            await tx.run(forget, of_account_id=account_id, ids=ids)
        more = more or len(ids) == SLICE
    return more
