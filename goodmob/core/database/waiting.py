"""An action that waits for its turn, and whoever waits for its answer."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from goodmob.core.database.acting import OpenTransaction, drive
from goodmob.core.errors import Unavailable

T = TypeVar("T")

log = logging.getLogger(__name__)

LONGEST_WAIT_SECONDS = 2.0


@dataclass(slots=True)
class Figures:
    """What was written since the start; a batch is a commit that several actions share."""

    acts: int = 0
    refused_acts: int = 0
    shed_acts: int = 0
    batches: int = 0
    failed_batches: int = 0


class BatchLostError(Exception):
    """The transaction around the savepoints has ended, and with it everything of the batch."""


class WaitingAct(Generic[T]):
    """One call of db.act(): what to do, in whose context, and the future that the caller awaits."""

    __slots__ = (
        "_args",
        "_callbacks",
        "_error",
        "_kwargs",
        "_result",
        "action",
        "answer",
        "attempts",
        "collided",
        "context",
        "since",
    )

    def __init__(
        self, action: Callable[..., Coroutine[Any, Any, T]], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        self.action = action
        self.context = copy_context()
        self.answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self.since = time.monotonic()
        self.attempts = 0
        self.collided = False
        self._args = args
        self._kwargs = kwargs
        self._callbacks: list[Callable[[], None]] = []
        self._result: Any = None
        self._error: BaseException | None = None

    def was_left(self) -> bool:
        """True when the caller was cancelled and nobody waits any more."""
        return self.answer.cancelled()

    def driven(self, transaction: OpenTransaction) -> Coroutine[Any, Any, T]:
        """The action on its way, to be stepped in `context`."""
        return drive(transaction, self.action, self._args, self._kwargs)

    def succeeded(self, result: T, transaction: OpenTransaction) -> None:
        """Keep the answer until the commit."""
        self._result, self._callbacks = result, transaction.callbacks
        self._error, self.collided = None, False

    def failed(self, error: BaseException, *, collided: bool = False) -> None:
        """Keep the refusal until the commit: it may rest on what others of the batch wrote.

        After a collision with another transaction it may be tried again.
        """
        self._error, self.collided = error, collided
        self.attempts += 1

    @property
    def has_failed(self) -> bool:
        """True when the answer will be an error."""
        return self._error is not None

    def run_callbacks(self) -> None:
        """What the action left for after the commit; an error there cannot undo it, so it is only logged."""
        for callback in self._callbacks:
            try:
                self.context.run(callback)
            except Exception:
                log.exception("A callback of %s failed after its commit", self.action.__qualname__)

    def tell(self) -> None:
        """Give the caller the answer that was kept."""
        if self.answer.done():
            return
        if self._error is None:
            self.answer.set_result(self._result)
        elif isinstance(self._error, asyncio.CancelledError):
            self.answer.cancel()
        else:
            self.answer.set_exception(self._error)

    def tell_unavailable(self, error: Unavailable) -> None:
        """Give the caller this error instead of any answer."""
        self.failed(error)
        self.tell()
