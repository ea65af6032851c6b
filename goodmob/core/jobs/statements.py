"""The statements over rows of work; every change names the runner that holds the row, so nobody finishes another's."""

from typing import NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Integer, Text, bindparam, case, delete, null, select, update
from sqlalchemy.dialects.postgresql import Insert, insert

from goodmob.core.database.statements import among, statement
from goodmob.core.jobs.tables import job, job_runner

_FRESH = {"attempts": 0, "version": 0, "failed_at": null(), "error": ""}

_written = insert(job).values(
    id=bindparam("id"),
    name=bindparam("name"),
    payload=bindparam("payload"),
    lane=bindparam("lane"),
    run_at=bindparam("run_at"),
    **_FRESH,
)

WRITE = statement(_written.values(runner_id=bindparam("runner_id", type_=BigInteger)).inline())
"""A new row, leased to `runner_id` from the start or free (None)."""

_keyed = _written.values(key=bindparam("key", type_=Text), runner_id=null())
_ordered_anew = {
    "payload": _keyed.excluded.payload,
    "version": job.c.version + 1,
    "attempts": 0,
    "failed_at": null(),
    "error": "",
}
_earlier = case((job.c.run_at < _keyed.excluded.run_at, job.c.run_at), else_=_keyed.excluded.run_at)


def _ordered(run_at: ColumnElement[int]) -> Insert:
    changed = {**_ordered_anew, "run_at": run_at}
    by_key = job.c.key.is_not(None)
    return _keyed.on_conflict_do_update(index_elements=[job.c.key], index_where=by_key, set_=changed).inline()


ORDER = statement(_ordered(_keyed.excluded.run_at))
"""A row with a key; one that waits is changed, one that is running will run once more afterwards."""

ORDER_NO_LATER = statement(_ordered(_earlier))
"""The same, but one that waits for an earlier moment keeps it; one that is running runs again at once."""


class Waiting(NamedTuple):
    """A row as a runner takes it."""

    id: int
    name: str
    payload: str
    lane: str
    key: str | None
    attempts: int
    version: int


_due = (
    job.c.runner_id.is_(None)
    & job.c.failed_at.is_(None)
    & (job.c.run_at <= bindparam("now", type_=BigInteger))
    & among(job.c.name, "names")
    & ~among(job.c.lane, "full")
)
_first = [job.c.run_at, job.c.id]

ANY_DUE = statement(select(job.c.id).where(_due).order_by(*_first).limit(1))

DUE = statement(
    select(*(job.c[name] for name in Waiting._fields))
    .where(_due)
    .order_by(*_first)
    .limit(bindparam("limit", type_=Integer))
    .with_for_update(skip_locked=True),
    Waiting,
)

LEASE = statement(update(job).where(among(job.c.id, "ids")).values(runner_id=bindparam("by", type_=BigInteger)))

_mine = job.c.runner_id == bindparam("by", type_=BigInteger)
_unchanged = job.c.version == bindparam("at_version", type_=Integer)
_this = job.c.id == bindparam("job_id", type_=BigInteger)

FINISH = statement(delete(job).where(_this, _mine, _unchanged))
FINISH_ALL = statement(delete(job).where(among(job.c.id, "ids"), _mine, _unchanged))

FAIL = statement(
    update(job)
    .where(_this, _mine, _unchanged)
    .values(
        attempts=bindparam("tried", type_=Integer),
        run_at=bindparam("next_at", type_=BigInteger),
        failed_at=bindparam("given_up_at", type_=BigInteger),
        error=bindparam("reason", type_=Text),
        runner_id=null(),
    )
)

RELEASE = statement(update(job).where(among(job.c.id, "ids"), _mine).values(runner_id=null()))

_alive = select(job_runner.c.id).where(job_runner.c.alive_until > bindparam("now", type_=BigInteger))
_orphaned = job.c.runner_id.is_not(None) & job.c.runner_id.not_in(_alive)
ORPHANS = statement(select(job.c.id).where(_orphaned).limit(bindparam("limit", type_=Integer)))
RELEASE_ORPHANS = statement(update(job).where(among(job.c.id, "ids"), _orphaned).values(runner_id=null()))

_beat = insert(job_runner).values(id=bindparam("id"), alive_until=bindparam("alive_until"))
BEAT = statement(
    _beat.on_conflict_do_update(
        index_elements=[job_runner.c.id], set_={"alive_until": _beat.excluded.alive_until}
    ).inline()
)
FORGET_RUNNER = statement(delete(job_runner).where(job_runner.c.id == bindparam("by", type_=BigInteger)))
FORGET_RUNNERS = statement(delete(job_runner).where(job_runner.c.alive_until <= bindparam("now", type_=BigInteger)))
