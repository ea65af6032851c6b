"""The calls that somebody is committed to."""

from collections.abc import Collection

from sqlalchemy import BigInteger, bindparam, select

from goodmob.commitments.queries.commitments import CommitmentRow
from goodmob.commitments.rules.states import COMMITTED
from goodmob.commitments.tables import commitment
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among

OWN_PAGE = paged(
    select(*(commitment.c[name] for name in CommitmentRow._fields)).where(
        commitment.c.account_id == bindparam("account_id", type_=BigInteger), among(commitment.c.state, "states")
    ),
    commitment.c.id,
    into=CommitmentRow,
)


async def commitments_by(
    reads: Reads, account_id: int, window: Window, *, states: Collection[str] = COMMITTED
) -> list[CommitmentRow]:
    """A page of the account's commitments in these states, the newest first; what it gave up is usually left out."""
    return await page(reads, OWN_PAGE, window, account_id=account_id, states=list(states))
