"""How work ended, written down in batches: finished, to be continued, to be tried again, given up."""

import secrets
from dataclasses import dataclass

from goodmob.core.clock import HOUR, SECOND
from goodmob.core.database.interface import Database, Transaction
from goodmob.core.jobs.handlers import Again
from goodmob.core.jobs.lanes import Work
from goodmob.core.jobs.outbox import RowOutbox
from goodmob.core.jobs.statements import FAIL, FINISH, FINISH_ALL, RELEASE

MOST_ATTEMPTS = 16
"""Spread over about two days; what failed as often is given up and waits for staff."""

_FIRST_DELAY = 15 * SECOND
_LONGEST_DELAY = 6 * HOUR
_BATCH = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row that was run, and what it returned or raised."""

    work: Work
    again: Again | None = None
    error: str | None = None
    counts: bool = True
    """False for an attempt that only met a busy database."""


def delay_after(attempts: int) -> int:
    """How long a row waits after so many failed attempts: doubling from 15 s up to 6 h, each time 75 to 125 % of it."""
    delay = min(_FIRST_DELAY << (attempts - 1), _LONGEST_DELAY)
    return delay * 3 // 4 + secrets.randbelow(delay // 2)


class Ledger:
    """The outcomes not yet written down; a failing database only delays them."""

    def __init__(self, db: Database, runner_id: int, outbox: RowOutbox) -> None:
        self._db = db
        self._runner_id = runner_id
        self._outbox = outbox
        self._outcomes: list[Outcome] = []
        self._is_writing = False

    def note(self, outcome: Outcome) -> bool:
        """Keeps an outcome; tells whether somebody has to call `write_down`, which nobody is doing yet."""
        self._outcomes.append(outcome)
        return not self._is_writing

    async def write_down(self) -> None:
        """Writes batches until nothing is left, unless that is already being done."""
        if self._is_writing:
            return
        self._is_writing = True
        try:
            while batch := self._outcomes[:_BATCH]:
                await self._db.act(_write_down, self._runner_id, batch, self._outbox)
                del self._outcomes[: len(batch)]
        finally:
            self._is_writing = False


async def write_work(tx: Transaction, runner_id: int, work: Work, outbox: RowOutbox) -> None:
    """Does the work of a subscriber that only writes and deletes its row: both or neither."""
    if not await tx.run(FINISH, job_id=work.id, by=runner_id, at_version=work.version):
        await tx.run(RELEASE, ids=[work.id], by=runner_id)
        return
    again = await work.handler.fn(tx, work.payload)
    if isinstance(again, Again):
        await _next_slice(tx, work, again, outbox)


async def _write_down(tx: Transaction, runner_id: int, outcomes: list[Outcome], outbox: RowOutbox) -> None:
    done: dict[int, list[int]] = {}
    changed = 0
    for outcome in outcomes:
        work = outcome.work
        if outcome.error is not None:
            changed += await tx.run(FAIL, **_failure(tx.now, runner_id, outcome))
        elif outcome.again is not None:
            finished = await tx.run(FINISH, job_id=work.id, by=runner_id, at_version=work.version)
            changed += finished
            if finished:
                await _next_slice(tx, work, outcome.again, outbox)
        else:
            done.setdefault(work.version, []).append(work.id)
    for version, ids in done.items():
        changed += await tx.run(FINISH_ALL, ids=ids, by=runner_id, at_version=version)
    if changed < len(outcomes):
        # What was ordered anew while it ran is set free to run once more.
        await tx.run(RELEASE, ids=[outcome.work.id for outcome in outcomes], by=runner_id)


async def _next_slice(tx: Transaction, work: Work, again: Again, outbox: RowOutbox) -> None:
    lane = "" if work.lane == work.handler.name else work.lane
    await outbox.write_job(tx, work.handler.name, again.payload, again.run_at, lane, work.key)


def _failure(now: int, runner_id: int, outcome: Outcome) -> dict[str, object]:
    work = outcome.work
    tried = work.attempts + outcome.counts
    return {
        "job_id": work.id,
        "by": runner_id,
        "at_version": work.version,
        "tried": tried,
        "next_at": now + (delay_after(tried) if outcome.counts else 2 * SECOND),
        "given_up_at": now if tried >= MOST_ATTEMPTS else None,
        "reason": outcome.error,
    }
