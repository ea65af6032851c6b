"""A transaction on SQLite: one savepoint in the writer's batch."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import apsw

from goodmob.core.database.acting import OpenTransaction
from goodmob.core.database.forms import Form
from goodmob.core.database.interface import Outbox
from goodmob.core.database.sqlite.errors import in_our_words
from goodmob.core.database.statements import Statement
from goodmob.core.ids import IdMaker

T = TypeVar("T")


class SqliteTransaction(OpenTransaction):
    """Runs statements on the writer's connection, on the loop, without ever waiting."""

    def __init__(
        self,
        connection: apsw.Connection,
        now: int,
        ids: IdMaker,
        outbox: Outbox,
        on_statement: Callable[[str], None] | None,
    ) -> None:
        super().__init__(now, ids, outbox)
        self._connection = connection
        self._on_statement = on_statement

    async def all(self, statement: Statement[T], /, **params: Any) -> list[T]:
        form = statement.sqlite
        return form.rows(self._fetch(form, params))

    async def one(self, statement: Statement[T], /, **params: Any) -> T | None:
        form = statement.sqlite
        rows = form.rows(self._fetch(form, params)[:1])
        return rows[0] if rows else None

    async def value(self, statement: Statement[Any], /, **params: Any) -> Any:
        row = await self.one(statement, **params)
        return None if row is None else row[0]

    async def together(self, *questions: tuple[Statement[Any], Mapping[str, Any]]) -> list[list[Any]]:
        return [await self.all(statement, **params) for statement, params in questions]

    async def run(self, statement: Statement[Any], /, **params: Any) -> int:
        form = statement.sqlite
        self._fetch(form, params)
        return self._connection.changes() if form.changes_rows else 0

    async def many(self, statement: Statement[Any], rows: Sequence[Mapping[str, Any]], /) -> None:
        form = statement.sqlite
        self.check_usable()
        values = [form.values(row) for row in rows]
        before = self._connection.total_changes()
        self._execute(lambda: self._connection.executemany(form.sql, values).fetchall(), form.sql)
        self.count_rows(self._connection.total_changes() - before)

    def _fetch(self, form: Form, params: Mapping[str, Any]) -> list[Any]:
        self.check_usable()
        values = form.values(params)
        rows = self._execute(lambda: self._connection.execute(form.sql, values).fetchall(), form.sql)
        if form.changes_rows:
            self.count_rows(self._connection.changes())
        return rows

    def _execute(self, ask: Callable[[], list[Any]], sql: str) -> list[Any]:
        if self._on_statement is not None:
            self._on_statement(sql)
        try:
            return ask()
        except apsw.Error as error:
            raise self.fail(in_our_words(error)) from error
