"""A statement compiled for one dialect: its text, how parameters become its values and how rows come back."""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Literal, cast

from sqlalchemy import Boolean, Cast, ColumnElement, Dialect
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import asyncpg
from sqlalchemy.sql import ClauseElement, Delete, Insert, Update
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import BindParameter
from sqlalchemy.sql.functions import Function

from goodmob.core.database.terms import WantedType
from goodmob.core.database.values import Check, constant_for, is_list, list_as_json, value_check

DialectName = Literal["sqlite", "postgresql"]

_postgres_dialect: Callable[[], Dialect] = asyncpg.dialect
_DIALECTS: dict[DialectName, Dialect] = {
    "sqlite": sqlite.dialect(paramstyle="qmark"),
    "postgresql": _postgres_dialect(),
}


class Form:
    """One statement in one dialect, ready for the raw driver."""

    __slots__ = ("_checks", "_constants", "_make", "_order", "_switches", "changes_rows", "columns", "sql")

    def __init__(
        self,
        sql: str,
        checks: Mapping[str, Check],
        constants: Mapping[str, Any],
        order: Sequence[str],
        columns: Sequence[str],
        switches: Sequence[int],
        make: Callable[[Iterable[Any]], Any],
        changes_rows: bool,
    ) -> None:
        self.sql = sql
        self.columns = tuple(columns)
        self.changes_rows = changes_rows
        self._checks = tuple(checks.items())
        self._constants = dict(constants)
        self._order = tuple(order)
        self._switches = tuple(switches)
        self._make = make

    def values(self, params: Mapping[str, Any]) -> tuple[Any, ...]:
        """The driver's positional values. TypeError for wrong names or types of parameters, ValueError beyond range."""
        if len(params) != len(self._checks):
            raise self._wrong_names(params)
        given = self._constants.copy()
        for name, check in self._checks:
            try:
                value = params[name]
            except KeyError:
                raise self._wrong_names(params) from None
            given[name] = None if value is None else check(name, value)
        return tuple([given[name] for name in self._order])

    def rows(self, raw: Iterable[Sequence[Any]]) -> list[Any]:
        """The rows as the statement promises them."""
        if self._switches:
            raw = map(self._with_bools, raw)
        return list(map(self._make, raw))

    def _with_bools(self, row: Sequence[Any]) -> list[Any]:
        values = list(row)
        for index in self._switches:
            if values[index] is not None:
                values[index] = bool(values[index])
        return values

    def _wrong_names(self, params: Mapping[str, Any]) -> TypeError:
        wanted = {name for name, _ in self._checks}
        missing, extra = sorted(wanted - params.keys()), sorted(params.keys() - wanted)
        return TypeError(f"Parameters missing: {missing}, unknown: {extra}, in {self.sql}")


def compile_form(clause: ClauseElement, dialect_name: DialectName, into: type[Any] | None) -> Form:
    """Compile once. TypeError for what cannot be compiled once or would mean two things on two databases."""
    compiled = cast(SQLCompiler, clause.compile(dialect=_DIALECTS[dialect_name]))
    sql = str(compiled)
    if compiled.post_compile_params or compiled.literal_execute_params:
        raise TypeError(f"Lists are handed over with among(column, name), not with in_(): {sql}")
    order = list(compiled.positiontup or ())
    checks: dict[str, Check] = {}
    constants: dict[str, Any] = {}
    for name in order:
        bind = compiled.binds[name]
        if bind.required:
            checks[name] = _check(bind, dialect_name, sql)
        elif bind.callable is not None:
            raise TypeError(f"A parameter's value is given by the caller, not by a function: {sql}")
        else:
            constants[name] = constant_for(bind.value, bind.type, sql)
    columns = _columns(clause, sql)
    names = [cast(str, column.name) for column in columns]
    is_sqlite = dialect_name == "sqlite"
    switches = [place for place, column in enumerate(columns) if is_sqlite and isinstance(column.type, Boolean)]
    changes_rows = isinstance(clause, Insert | Update | Delete)
    return Form(sql, checks, constants, order, names, switches, _maker(names, into, sql), changes_rows)


def _check(bind: BindParameter[Any], dialect_name: DialectName, sql: str) -> Check:
    if isinstance(bind.type, WantedType):
        return bind.type.check(dialect_name)
    check = value_check(bind.type, sql)
    return list_as_json(check) if dialect_name == "sqlite" and is_list(bind.type) else check


def _columns(clause: ClauseElement, sql: str) -> list[ColumnElement[Any]]:
    columns = list(getattr(clause, "exported_columns", ()))
    for column in columns:
        if not isinstance(getattr(column, "name", None), str):
            raise TypeError(f"Every column needs a name, label it: {sql}")
        _refuse_sums(getattr(column, "element", column), sql)
    return columns


def _refuse_sums(element: ClauseElement, sql: str) -> None:
    if isinstance(element, Cast):
        return
    if isinstance(element, Function) and element.name.lower() in {"sum", "avg"}:
        raise TypeError(
            f"PostgreSQL answers {element.name} with a Decimal, write cast({element.name}(…), BigInteger): {sql}"
        )
    for child in element.get_children():
        if isinstance(child, ClauseElement):
            _refuse_sums(child, sql)


def _maker(names: list[str], into: type[Any] | None, sql: str) -> Callable[[Iterable[Any]], Any]:
    row: Any = namedtuple("Row", names) if into is None else into  # the names are known only here
    fields = getattr(row, "_fields", None)
    if fields != tuple(names):
        raise TypeError(f"{row.__name__} has the fields {fields}, the statement the columns {tuple(names)}: {sql}")
    # As _make does, without counting columns that the statement has counted.
    return partial(tuple.__new__, row)
