"""A transaction on PostgreSQL: one of its own, or a savepoint in a lane's."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, TypeVar

from asyncpg.pool import PoolConnectionProxy

from goodmob.core.database.acting import OpenTransaction
from goodmob.core.database.forms import Form
from goodmob.core.database.interface import Outbox
from goodmob.core.database.postgres.errors import in_our_words
from goodmob.core.database.statements import Statement
from goodmob.core.database.waiting import WaitingAct
from goodmob.core.ids import IdMaker

T = TypeVar("T")


async def run_action(act: WaitingAct[T], transaction: "PostgresTransaction") -> T:
    """The action's answer, run in its caller's context."""
    try:
        return await asyncio.create_task(_awaited(act.driven(transaction)), context=act.context)
    finally:
        transaction.is_open = False


async def _awaited(action: Coroutine[Any, Any, T]) -> T:
    return await action


class PostgresTransaction(OpenTransaction):
    """Runs statements on a connection that belongs to this transaction alone."""

    def __init__(
        self,
        connection: PoolConnectionProxy,
        now: int,
        ids: IdMaker,
        outbox: Outbox,
        on_statement: Callable[[str], None] | None,
    ) -> None:
        super().__init__(now, ids, outbox)
        self._connection = connection
        self._on_statement = on_statement

    async def all(self, statement: Statement[T], /, **params: Any) -> list[T]:
        form = statement.postgres
        rows = form.rows(await self._ask(form, self._connection.fetch(form.sql, *self._values(form, params))))
        if form.changes_rows:
            self.count_rows(len(rows))
        return rows

    async def one(self, statement: Statement[T], /, **params: Any) -> T | None:
        rows = await self.all(statement, **params)
        return rows[0] if rows else None

    async def value(self, statement: Statement[Any], /, **params: Any) -> Any:
        rows = await self.all(statement, **params)
        return rows[0][0] if rows else None

    async def together(self, *questions: tuple[Statement[Any], Mapping[str, Any]]) -> list[list[Any]]:
        return [await self.all(statement, **params) for statement, params in questions]

    async def run(self, statement: Statement[Any], /, **params: Any) -> int:
        form = statement.postgres
        tag = await self._ask(form, self._connection.execute(form.sql, *self._values(form, params)))
        if not form.changes_rows:
            return 0
        changed = int(tag.rpartition(" ")[2])
        self.count_rows(changed)
        return changed

    async def many(self, statement: Statement[Any], rows: Sequence[Mapping[str, Any]], /) -> None:
        form = statement.postgres
        values = [self._values(form, row) for row in rows]
        await self._ask(form, self._connection.executemany(form.sql, values))
        self.count_rows(len(rows))

    def _values(self, form: Form, params: Mapping[str, Any]) -> tuple[Any, ...]:
        self.check_usable()
        return form.values(params)

    async def _ask(self, form: Form, answer: Coroutine[Any, Any, Any]) -> Any:
        if self._on_statement is not None:
            self._on_statement(form.sql)
        self.is_waiting = True
        try:
            return await answer
        except Exception as error:
            raise self.fail(in_our_words(error)) from error
        finally:
            self.is_waiting = False
