"""What both databases hold an action to: it waits for its transaction only, and reads through nothing else."""

import types
from collections.abc import Callable, Coroutine, Generator
from contextlib import suppress
from contextvars import ContextVar
from typing import Any, TypeVar, cast

import msgspec

from goodmob.core.database.interface import Outbox, Transaction
from goodmob.core.ids import IdMaker

T = TypeVar("T")

MOST_ROWS = 200

Action = Callable[..., Coroutine[Any, Any, T]]


class ActionError(RuntimeError):
    """An action broke a rule of the house; nothing of it was kept."""


class OpenTransaction:
    """The half of a transaction that does not depend on the database: its guards, its clock and its announcements."""

    def __init__(self, now: int, ids: IdMaker, outbox: Outbox) -> None:
        self.now = now
        self.callbacks: list[Callable[[], None]] = []
        self.is_open = True
        self.is_waiting = False
        self.failure: BaseException | None = None
        self._ids = ids
        self._outbox = outbox
        self._rows = 0

    def new_id(self) -> int:
        return self._ids.new()

    async def announce(self, event: msgspec.Struct) -> None:
        await self._outbox.write_event(cast(Transaction, self), event)

    async def enqueue(
        self,
        name: str,
        payload: msgspec.Struct,
        *,
        run_at: int | None = None,
        lane: str = "",
        key: str | None = None,
        never_later: bool = False,
    ) -> None:
        await self._outbox.write_job(cast(Transaction, self), name, payload, run_at, lane, key, never_later)

    def after_commit(self, callback: Callable[[], None]) -> None:
        self.callbacks.append(callback)

    def fail(self, error: BaseException) -> BaseException:
        """Let nothing of this action be kept, whatever it does next; gives the error to raise."""
        self.failure = self.failure or error
        return error

    def check_usable(self) -> None:
        """Before each statement: ActionError after the end, the first error again after a failure."""
        if not self.is_open:
            raise ActionError("This transaction has ended")
        if self.failure is not None:
            raise self.failure

    @property
    def has_changed_rows(self) -> bool:
        """True when there is something to undo."""
        return self._rows > 0

    def count_rows(self, rows: int) -> None:
        """After each change: ActionError beyond the 200 rows that one action may touch."""
        self._rows += rows
        if self._rows > MOST_ROWS:
            raise self.fail(ActionError(f"An action touches at most {MOST_ROWS} rows; more is a job in slices"))


_current: ContextVar[OpenTransaction | None] = ContextVar("current_transaction", default=None)


def refuse_inside_action(what: str) -> None:
    """ActionError inside an action, which is then not kept even if it swallows this."""
    transaction = _current.get()
    if transaction is not None and transaction.is_open:
        raise transaction.fail(ActionError(f"{what} inside an action goes through its transaction"))


@types.coroutine
def drive(
    transaction: OpenTransaction, action: Action[T], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> Generator[Any, Any, T]:
    """Run the action to its end and give its answer.

    ActionError when it waits for anything but its transaction. Runs in a context of its own, which it marks.
    """
    _current.set(transaction)
    coroutine = action(transaction, *args, **kwargs)
    step, argument = coroutine.send, None
    while True:
        try:
            awaited = step(argument)
        except StopIteration as end:
            if transaction.failure is not None:
                raise transaction.failure from None
            return cast(T, end.value)
        if not transaction.is_waiting:
            error = transaction.fail(
                ActionError(f"{action.__qualname__} waited for something else than its transaction")
            )
            with suppress(BaseException):
                coroutine.close()
            raise error
        try:
            step, argument = coroutine.send, (yield awaited)
        except BaseException as error:
            step, argument = coroutine.throw, error
