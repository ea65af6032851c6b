"""What the rest of Goodmob may ask of a database, whichever it is."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import Any, Concatenate, Protocol, TypeVar

import msgspec

from goodmob.core.database.statements import Statement

T = TypeVar("T")


class Reads(Protocol):
    """Anything that answers questions: the database for a page, the transaction inside an action."""

    async def all(self, statement: Statement[T], /, **params: Any) -> list[T]:
        """Every row. TypeError when a parameter is missing, unknown or of another type."""
        ...

    async def one(self, statement: Statement[T], /, **params: Any) -> T | None:
        """The first row, or None."""
        ...

    async def value(self, statement: Statement[Any], /, **params: Any) -> Any:
        """The first column of the first row, or None."""
        ...

    async def together(self, *questions: tuple[Statement[Any], Mapping[str, Any]]) -> list[list[Any]]:
        """The rows of several statements, all seen at the same moment."""
        ...


class Transaction(Reads, Protocol):
    """What an action works with: all of it is kept, or nothing.

    After a statement failed nothing more is possible and the action is refused, even if it swallows the error:
    PostgreSQL ends the transaction there. Whoever expects a duplicate writes on_conflict_do_nothing().
    """

    now: int
    """The moment of the action in microseconds UTC."""

    async def run(self, statement: Statement[Any], /, **params: Any) -> int:
        """Change rows; gives how many. Duplicate when a unique constraint says no."""
        ...

    async def many(self, statement: Statement[Any], rows: Sequence[Mapping[str, Any]], /) -> None:
        """Run one statement for each row of parameters."""
        ...

    def new_id(self) -> int:
        """A new id, greater than every one before."""
        ...

    async def announce(self, event: msgspec.Struct) -> None:
        """Tell what happened: subscribers hear of it after the commit, and only then."""
        ...

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
        """Order a job for after the commit; for subscribers and jobs, an action announces instead.

        never_later: what waits under this key already keeps its own moment where that is the earlier one.
        """
        ...

    def after_commit(self, callback: Callable[[], None]) -> None:
        """Call this once everything is durable, before the action's caller goes on; never without a commit."""
        ...


class Outbox(Protocol):
    """Where announcements and jobs are written, in the action's own transaction."""

    async def write_event(self, tx: Transaction, event: msgspec.Struct) -> None:
        """One row for each subscriber of the event."""
        ...

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
        """One row for the job."""
        ...


class Database(Reads, Protocol):
    """The database as a whole; reading through it inside an action is refused."""

    on_statement: Callable[[str], None] | None
    """Called with the text of every statement, so that tests can count them."""

    work_at_once: int
    """How many actions of work the runner may begin side by side, so that those of requests still find their turn."""

    async def start(self) -> None:
        """Open it and lease a node for ids; the tables exist already."""
        ...

    async def act(
        self,
        action: Callable[Concatenate[Transaction, ...], Coroutine[Any, Any, T]],
        /,
        *args: Any,
        lane: int | None = None,
        **kwargs: Any,
    ) -> T:
        """Run the action in a transaction and give its answer once it is durable.

        `lane` (an id) makes actions on one hot row share transactions. Unavailable when too much waits, the disk is
        full or the connection is lost. Once begun, an action is finished even if its caller leaves.
        """
        ...

    async def backup(self, path: Path) -> None:
        """Copy the database as of one moment to a new file, while writing goes on. Refusal where this cannot be."""
        ...

    def metrics(self) -> dict[str, int]:
        """Figures for operators: counters since the start, and present lengths and sizes."""
        ...

    async def close(self) -> None:
        """Finish what waits, then close; new actions are refused."""
        ...
