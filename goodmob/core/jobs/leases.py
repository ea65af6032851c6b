"""Who may run which row: claiming free ones, staying alive, taking over from the dead."""

from collections.abc import Callable
from typing import Any

from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Database, Transaction
from goodmob.core.jobs.lanes import Lanes
from goodmob.core.jobs.statements import (
    ANY_DUE,
    BEAT,
    DUE,
    FORGET_RUNNER,
    FORGET_RUNNERS,
    LEASE,
    ORPHANS,
    RELEASE_ORPHANS,
    Waiting,
)

LEASE_TIME = 60 * SECOND
"""How long the rows of a process that says nothing stay its own."""

_BATCH = 100
_END_OF_TIME = 2**63 - 1

Take = Callable[[list[Waiting]], None]


class Leases:
    """The leases of one runner; no row of its own to renew, they all hang on the one of `job_runner`."""

    def __init__(self, db: Database, runner_id: int, lanes: Lanes, names: list[str]) -> None:
        self._db = db
        self._runner_id = runner_id
        self._lanes = lanes
        self._names = names
        self._renew_at = 0

    async def begin(self, now: int, *, alone: bool) -> None:
        """Enters the runner; where it is alone with its database every lease of before is void."""
        if alone:
            await self._db.act(_forget_everybody)
        await self.renew(now)

    async def renew(self, now: int) -> None:
        """Says that this process is alive and frees the rows of those that are not, three times in a lease."""
        if now < self._renew_at:
            return
        await self._db.act(_renew, self._runner_id)
        self._renew_at = now + LEASE_TIME // 3
        await self._release_orphans(now)

    async def claim(self, now: int, take: Take) -> None:
        """Hands free rows that are due to `take`, as long as there are some and memory has room."""
        while self._lanes.room > 0:
            full = self._lanes.full()
            wanted = [name for name in self._names if not self._lanes.has_enough(name)]
            question = {"now": now, "names": wanted, "full": full}
            if await self._db.value(ANY_DUE, **question) is None:
                return
            await self._db.act(_claim, self._runner_id, question, take)

    async def end(self, now: int) -> None:
        """Forgets the runner and frees its rows."""
        await self._db.act(_forget, self._runner_id)
        await self._release_orphans(now)

    async def _release_orphans(self, now: int) -> None:
        while orphans := [row.id for row in await self._db.all(ORPHANS, now=now, limit=_BATCH)]:
            await self._db.act(_release_orphans, orphans, now)


async def _renew(tx: Transaction, runner_id: int) -> None:
    await tx.run(BEAT, id=runner_id, alive_until=tx.now + LEASE_TIME)
    await tx.run(FORGET_RUNNERS, now=tx.now)


async def _forget_everybody(tx: Transaction) -> None:
    await tx.run(FORGET_RUNNERS, now=_END_OF_TIME)


async def _forget(tx: Transaction, runner_id: int) -> None:
    await tx.run(FORGET_RUNNER, by=runner_id)


async def _release_orphans(tx: Transaction, ids: list[int], now: int) -> None:
    await tx.run(RELEASE_ORPHANS, ids=ids, now=now)


async def _claim(tx: Transaction, runner_id: int, question: dict[str, Any], take: Take) -> None:
    rows = await tx.all(DUE, **question, limit=_BATCH)
    if rows:
        await tx.run(LEASE, ids=[row.id for row in rows], by=runner_id)
        tx.after_commit(lambda: take(rows))
