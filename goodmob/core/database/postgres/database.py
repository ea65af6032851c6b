"""Goodmob's database on PostgreSQL, for any number of processes."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Concatenate, TypeVar

from asyncpg.pool import PoolConnectionProxy

from goodmob.core.clock import Clock
from goodmob.core.database.acting import refuse_inside_action
from goodmob.core.database.forms import Form
from goodmob.core.database.interface import Outbox, Transaction
from goodmob.core.database.node import LEASE, NodeLease
from goodmob.core.database.postgres.errors import in_our_words
from goodmob.core.database.postgres.pools import MOST_CONNECTIONS, Pool, transaction
from goodmob.core.database.postgres.transaction import PostgresTransaction
from goodmob.core.database.postgres.writer import Writer
from goodmob.core.database.statements import Statement
from goodmob.core.errors import Conflict, Unavailable
from goodmob.core.ids import IdMaker

T = TypeVar("T")

_BEGIN_SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"


class PostgresDatabase:
    """The database interface on the server at `url` (postgresql://…), which has its tables already."""

    # The other half of the connections is there for requests, even while work waits for rows of each other.
    work_at_once = MOST_CONNECTIONS // 2

    def __init__(self, url: str, clock: Clock, ids: IdMaker, outbox: Outbox) -> None:
        self.on_statement: Callable[[str], None] | None = None
        self._clock = clock
        self._ids = ids
        self._outbox = outbox
        self._reading = Pool(url)
        self._writing = Pool(url)
        self._writer = Writer(self._writing, self._open_transaction)

    async def start(self) -> None:
        await self._reading.open()
        await self._writing.open()
        self._lease = NodeLease(self, self._ids)
        await self._lease.take(LEASE)
        self._renewing = asyncio.create_task(self._lease.keep(self._clock), name="node-lease")

    async def all(self, statement: Statement[T], /, **params: Any) -> list[T]:
        form = self._form(statement)
        values = form.values(params)
        async with self._reading.connection() as connection:
            try:
                return form.rows(await connection.fetch(form.sql, *values))
            except Exception as error:
                raise in_our_words(error) from error

    async def one(self, statement: Statement[T], /, **params: Any) -> T | None:
        rows = await self.all(statement, **params)
        return rows[0] if rows else None

    async def value(self, statement: Statement[Any], /, **params: Any) -> Any:
        rows = await self.all(statement, **params)
        return rows[0][0] if rows else None

    async def together(self, *questions: tuple[Statement[Any], Mapping[str, Any]]) -> list[list[Any]]:
        asked = [(form := self._form(statement), form.values(params)) for statement, params in questions]
        async with self._reading.connection() as connection:
            try:
                async with transaction(connection, _BEGIN_SNAPSHOT):
                    return [form.rows(await connection.fetch(form.sql, *values)) for form, values in asked]
            except Exception as error:
                raise in_our_words(error) from error

    async def act(
        self,
        action: Callable[Concatenate[Transaction, ...], Coroutine[Any, Any, T]],
        /,
        *args: Any,
        lane: int | None = None,
        **kwargs: Any,
    ) -> T:
        refuse_inside_action("Acting")
        return await self._writer.act(action, args, kwargs, lane)

    async def backup(self, path: Path) -> None:
        raise Conflict("The database is on PostgreSQL: back it up with pg_dump")

    def metrics(self) -> dict[str, int]:
        return {
            **asdict(self._writer.figures),
            "waiting_acts": self._writer.waiting,
            "reading_connections": self._reading.in_use,
            "writing_connections": self._writing.in_use,
        }

    async def close(self) -> None:
        self._renewing.cancel()
        await asyncio.gather(self._renewing, return_exceptions=True)
        # Without its database a process still ends; the lease then ends by itself.
        with suppress(Unavailable):
            await self._lease.give_back()
        await self._writer.close()
        await self._writing.close()
        await self._reading.close()

    def _form(self, statement: Statement[Any]) -> Form:
        refuse_inside_action("Reading")
        form = statement.postgres
        if form.changes_rows:
            raise TypeError(f"Rows are changed by an action only: {form.sql}")
        if self.on_statement is not None:
            self.on_statement(form.sql)
        return form

    def _open_transaction(self, connection: PoolConnectionProxy) -> PostgresTransaction:
        return PostgresTransaction(connection, self._clock.now(), self._ids, self._outbox, self.on_statement)
