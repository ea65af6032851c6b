"""The calls that somebody is committed to."""

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


async def commitments_by(reads: Reads, account_id: int, window: Window) -> list[CommitmentRow]:
    """A page of what the account is committed to, the newest first; what it gave up is left out."""
    return await page(reads, OWN_PAGE, window, account_id=account_id, states=list(COMMITTED))
