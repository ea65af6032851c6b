"""The dead-letter list: rows given up after too many attempts, which staff look at, try again or discard."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, delete, null, select, update

from goodmob.core.database.interface import Reads, Transaction
from goodmob.core.database.statements import statement
from goodmob.core.jobs.tables import job


class DeadJob(NamedTuple):
    """A row that was given up, with the last error."""

    id: int
    name: str
    payload: str
    lane: str
    attempts: int
    failed_at: int
    error: str


_DEAD = statement(
    select(*(job.c[name] for name in DeadJob._fields))
    .where(job.c.failed_at.is_not(None))
    .order_by(job.c.failed_at.desc(), job.c.id.desc())
    .limit(bindparam("limit", type_=Integer)),
    DeadJob,
)
_this = (job.c.id == bindparam("job_id", type_=BigInteger)) & job.c.failed_at.is_not(None)
_RETRY = statement(
    update(job).where(_this).values(failed_at=null(), attempts=0, run_at=bindparam("now", type_=BigInteger))
)
_DISCARD = statement(delete(job).where(_this))


async def dead(reads: Reads, limit: int = 200) -> list[DeadJob]:
    """The rows given up, newest first."""
    return await reads.all(_DEAD, limit=limit)


async def retry(tx: Transaction, job_id: int) -> bool:
    """Lets a row be tried again from the start; False when it is not on the list."""
    return bool(await tx.run(_RETRY, job_id=job_id, now=tx.now))


async def discard(tx: Transaction, job_id: int) -> bool:
    """Deletes a row of the list; False when it is not on it."""
    return bool(await tx.run(_DISCARD, job_id=job_id))
