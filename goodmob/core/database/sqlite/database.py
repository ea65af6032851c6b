"""Goodmob's database as one SQLite file, owned by one process."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Concatenate, TypeVar

from goodmob.core.clock import Clock
from goodmob.core.database.acting import refuse_inside_action
from goodmob.core.database.forms import Form
from goodmob.core.database.interface import Outbox, Transaction
from goodmob.core.database.node import SQLITE_NODES, NodeLease
from goodmob.core.database.sqlite.backup import back_up
from goodmob.core.database.sqlite.checkpoint import Checkpointer
from goodmob.core.database.sqlite.connect import writing_connection
from goodmob.core.database.sqlite.reader import Reader
from goodmob.core.database.sqlite.transaction import SqliteTransaction
from goodmob.core.database.sqlite.writer import MOST_ACTIONS, Writer
from goodmob.core.database.statements import Statement
from goodmob.core.ids import IdMaker

T = TypeVar("T")


class SqliteDatabase:
    """The database interface on the file at `path`, which has its tables already."""

    # They share a batch, so that many side by side cost one commit.
    work_at_once = MOST_ACTIONS

    def __init__(self, path: Path, clock: Clock, ids: IdMaker, outbox: Outbox) -> None:
        self.on_statement: Callable[[str], None] | None = None
        self._path = path
        self._clock = clock
        self._ids = ids
        self._outbox = outbox
        self._backing_up = asyncio.Lock()

    async def start(self) -> None:
        self._is_closing = False
        self._connection = writing_connection(self._path)
        self._checkpointer = Checkpointer(self._path, self._clock, self._connection)
        self._reader = Reader(self._path)
        self._writer = Writer(self._connection, self._open_transaction, self._checkpointer.committed)
        self._checkpointer.start(self._writer)
        # One process owns the file, so nothing is leased; but each start takes the other node of two, so that
        # a clock that was set back in between makes no id twice.
        await NodeLease(self, self._ids, SQLITE_NODES).take()

    async def all(self, statement: Statement[T], /, **params: Any) -> list[T]:
        form = self._form(statement)
        return await self._reader.rows(form, form.values(params), long=statement.long)

    async def one(self, statement: Statement[T], /, **params: Any) -> T | None:
        rows = await self.all(statement, **params)
        return rows[0] if rows else None

    async def value(self, statement: Statement[Any], /, **params: Any) -> Any:
        rows = await self.all(statement, **params)
        return rows[0][0] if rows else None

    async def together(self, *questions: tuple[Statement[Any], Mapping[str, Any]]) -> list[list[Any]]:
        asked = [(form := self._form(statement), form.values(params)) for statement, params in questions]
        return await self._reader.together(asked)

    async def act(
        self,
        action: Callable[Concatenate[Transaction, ...], Coroutine[Any, Any, T]],
        /,
        *args: Any,
        lane: int | None = None,
        **kwargs: Any,
    ) -> T:
        refuse_inside_action("Acting")
        return await self._writer.act(action, args, kwargs)

    async def backup(self, path: Path) -> None:
        async with self._backing_up:
            await back_up(self._writer, self._connection, path, lambda: self._is_closing)

    def metrics(self) -> dict[str, int]:
        return {
            **asdict(self._writer.figures),
            "waiting_acts": self._writer.waiting,
            "delay_microseconds": int(self._writer.delay() * 1_000_000),
            "long_reads": self._reader.long_reads,
            "wal_bytes": self._checkpointer.wal_bytes,
            "checkpoints": self._checkpointer.checkpoints,
        }

    async def close(self) -> None:
        self._is_closing = True
        async with self._backing_up:
            await self._writer.close()
            await self._checkpointer.close()
        self._reader.close()
        self._connection.close()

    def _form(self, statement: Statement[Any]) -> Form:
        refuse_inside_action("Reading")
        form = statement.sqlite
        if form.changes_rows:
            raise TypeError(f"Rows are changed by an action only: {form.sql}")
        if self.on_statement is not None:
            self.on_statement(form.sql)
        return form

    def _open_transaction(self) -> SqliteTransaction:
        return SqliteTransaction(self._connection, self._clock.now(), self._ids, self._outbox, self.on_statement)
