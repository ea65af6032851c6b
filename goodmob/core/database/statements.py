"""Statements: SQLAlchemy Core at module level, compiled once per dialect, run on the raw driver."""

from typing import Any, Generic, TypeVar, overload

from sqlalchemy import ARRAY, Boolean, ColumnElement, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from goodmob.core.database.forms import Form, compile_form

T = TypeVar("T")


class Statement(Generic[T]):
    """One question or order to the database, whose rows come as T; made once, at module level."""

    def __init__(self, clause: ClauseElement, into: type[T] | None = None, *, long: bool = False) -> None:
        self.clause = clause
        self.into = into
        self.long = long
        self._sqlite: Form | None = None
        self._postgres: Form | None = None

    @property
    def sqlite(self) -> Form:
        """The form for SQLite. TypeError when the statement is not one that can be compiled once."""
        if self._sqlite is None:
            self._sqlite = compile_form(self.clause, "sqlite", self.into)
        return self._sqlite

    @property
    def postgres(self) -> Form:
        """The form for PostgreSQL. TypeError when the statement is not one that can be compiled once."""
        if self._postgres is None:
            self._postgres = compile_form(self.clause, "postgresql", self.into)
        return self._postgres


@overload
def statement(clause: ClauseElement, into: type[T], *, long: bool = False) -> Statement[T]: ...
@overload
def statement(clause: ClauseElement, into: None = None, *, long: bool = False) -> Statement[Any]: ...
def statement(clause: ClauseElement, into: type[Any] | None = None, *, long: bool = False) -> Statement[Any]:
    """A statement with named parameters; rows come as `into`, a NamedTuple whose fields are the columns.

    `long` says beforehand that it takes more than some milliseconds: SQLite asks it on the reader thread at once.
    """
    return Statement(clause, into, long=long)


class Among(FunctionElement[bool]):
    """The condition that a column's value is one of a list parameter."""

    type = Boolean()
    name = "among"
    inherit_cache = True
    # Otherwise SQLite is given "… = 1" and no longer uses the column's index.
    _is_implicitly_boolean = True


def among(column: ColumnElement[Any], name: str) -> Among:
    """The column is one of the values of the list parameter `name`: the only way to hand over a list."""
    return Among(column, bindparam(name, type_=ARRAY(column.type)))


@compiles(Among, "sqlite")
def _among_on_sqlite(element: Among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - both are SQL that SQLAlchemy wrote


@compiles(Among, "postgresql")
def _among_on_postgres(element: Among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} = ANY({values})"
