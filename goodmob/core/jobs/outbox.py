"""Writing rows of work in the transaction that causes them, and handing them over in memory after its commit."""

from collections.abc import Awaitable, Callable, Iterable
from collections.abc import Set as AbstractSet
from functools import partial

import msgspec

from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Reads, Transaction
from goodmob.core.events import Event, Subscriptions
from goodmob.core.jobs.handlers import Handler
from goodmob.core.jobs.lanes import Lanes, Work
from goodmob.core.jobs.statements import ORDER, ORDER_NO_LATER, WRITE

ASK_AGAIN_AFTER = 10 * SECOND


class RowOutbox:
    """One row per (event, subscriber) and per job; rows of a process that runs none wait for one that does."""

    def __init__(
        self, subscriptions: Subscriptions, handlers: dict[str, Handler], lanes: Lanes, own: AbstractSet[str]
    ) -> None:
        self.runner_id: int | None = None
        self.is_abroad = True
        """Whether anybody of another server is known; once so, for ever."""
        self.knows_others: Callable[[Reads], Awaitable[bool]] | None = None
        """Asked now and then as long as it is not so, for another process may have met somebody."""
        self._asked_at = 0
        self._handlers = handlers
        self._lanes = lanes
        self._own = own
        self._listeners = {
            event: tuple(handlers[subscriber.name] for subscriber in subscribers)
            for event, subscribers in subscriptions.items()
        }
        self._at_home = {
            event: tuple(handlers[subscriber.name] for subscriber in subscribers if not subscriber.only_abroad)
            for event, subscribers in subscriptions.items()
        }

    async def write_event(self, tx: Transaction, event: msgspec.Struct) -> None:
        """One row for each subscriber of the event, leased to this process where it has room for it."""
        if not isinstance(event, Event):
            raise TypeError(f"{type(event).__name__} is no Event")
        listeners = self._listeners.get(type(event), ())
        at_home = self._at_home.get(type(event), ())
        if len(at_home) < len(listeners) and not await self._looks_abroad(tx):
            listeners = at_home
        if listeners:
            await self._write(tx, [(handler, handler.name) for handler in listeners], event, tx.now)

    async def write_job(
        self,
        tx: Transaction,
        name: str,
        payload: msgspec.Struct,
        run_at: int | None,
        lane: str,
        key: str | None,
        never_later: bool = False,
    ) -> None:
        """One row for the job. With a key a waiting row is changed, and one that is running will run once more.

        never_later: the row that is changed keeps its moment where that is the earlier one.
        """
        handler = self._handlers.get(name)
        if handler is None:
            raise ValueError(f"There is no job {name!r}")
        due = tx.now if run_at is None else run_at
        if key is None:
            await self._write(tx, [(handler, lane or name)], payload, due)
            return
        text = msgspec.json.encode(payload).decode()
        order = ORDER_NO_LATER if never_later else ORDER
        await tx.run(order, id=tx.new_id(), name=name, payload=text, lane=lane or name, key=key, run_at=due)
        if due <= tx.now and self._takes(name):
            tx.after_commit(self._lanes.look_soon)

    async def _write(
        self, tx: Transaction, targets: Iterable[tuple[Handler, str]], payload: msgspec.Struct, run_at: int
    ) -> None:
        text = msgspec.json.encode(payload).decode()
        works = []
        rows = []
        for handler, lane in targets:
            row_id = tx.new_id()
            leased = self._takes(handler.name) and run_at <= tx.now and self._lanes.has_room(lane, handler.name)
            if leased:
                works.append(Work(row_id, handler, payload, lane))
            rows.append(
                {
                    "id": row_id,
                    "name": handler.name,
                    "payload": text,
                    "lane": lane,
                    "run_at": run_at,
                    "runner_id": self.runner_id if leased else None,
                }
            )
        await tx.many(WRITE, rows)
        if works:
            tx.after_commit(partial(self._lanes.take, works))

    async def _looks_abroad(self, tx: Transaction) -> bool:
        if not self.is_abroad and self.knows_others is not None and tx.now >= self._asked_at + ASK_AGAIN_AFTER:
            self._asked_at = tx.now
            self.is_abroad = await self.knows_others(tx)
        return self.is_abroad

    def _takes(self, name: str) -> bool:
        return self.runner_id is not None and name in self._own
