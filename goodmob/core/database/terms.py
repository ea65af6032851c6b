"""Full text: tables that are found by the terms of their rows, FTS5 on SQLite and a tsvector on PostgreSQL."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ARRAY, BigInteger, Boolean, Column, Connection, MetaData, Table, Text, bindparam, event
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from goodmob.core.database.schema import metadata
from goodmob.core.database.values import Check

PREFIX = "search_"
"""How the names of these tables begin. What they hold is made of other tables: no backup carries it."""

derived = MetaData()

# Every character but the space belongs to a term. Neither places nor lengths are kept, as nobody asks for them.
_ON_SQLITE = """
CREATE VIRTUAL TABLE {name} USING
fts5(terms, line UNINDEXED, tokenize = "ascii tokenchars '#@~=:._-'", detail = none, columnsize = 0)
"""
_ON_POSTGRES = (
    "CREATE TABLE {name} (rowid BIGINT PRIMARY KEY, terms TSVECTOR NOT NULL, line TEXT NOT NULL)",
    "CREATE INDEX ix_{name}_terms ON {name} USING gin (terms)",
)


class Wanted(NamedTuple):
    """Which rows: those with a term of every group, and none of `none`; there is at least one group.

    beginning: those with a term that begins like this.
    """

    every: Sequence[Sequence[str]]
    none: Sequence[str] = ()
    beginning: bool = False


class WantedType(Text):
    """The type of a parameter that is a Wanted; each database is given its own spelling of it."""

    def check(self, dialect_name: str) -> Check:
        """What spells the values of the parameter for this database."""
        return Spelling(is_sqlite=dialect_name == "sqlite").spell


@dataclass(frozen=True, slots=True)
class Spelling:
    """Spells a Wanted for one of the databases; no term can say more than itself."""

    is_sqlite: bool

    def spell(self, name: str, value: object) -> str:
        """The question in the database's words. TypeError for another type, ValueError where nothing is wanted."""
        if not isinstance(value, Wanted):
            raise TypeError(f"{name} is a Wanted, not {value!r}")
        if not value.every:
            raise ValueError(f"{name} has to want something")
        groups = [self._any_of(group, value.beginning) for group in value.every]
        if self.is_sqlite:
            asked = " AND ".join(groups)
            return f"({asked}) NOT {self._any_of(value.none, False)}" if value.none else asked
        return " & ".join([*groups, *(f"!{self._quoted(term)}" for term in value.none)])

    def _any_of(self, terms: Iterable[str], beginning: bool) -> str:
        either, ending = (" OR ", "*") if self.is_sqlite else (" | ", ":*")
        return f"({either.join(self._quoted(term) + (ending if beginning else '') for term in terms)})"

    def _quoted(self, term: str) -> str:
        term = term.replace("\x00", "")
        if self.is_sqlite:
            return '"' + term.replace('"', '""') + '"'
        return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"


class Holding(FunctionElement[bool]):
    """The condition that a row of a search table has what is wanted."""

    type = Boolean()
    name = "holding"
    inherit_cache = True
    _is_implicitly_boolean = True

    def __init__(self, table: Table, name: str) -> None:
        super().__init__(table.c.terms, bindparam(name, type_=WantedType()))


class TermSet(FunctionElement[str]):
    """The value of a list parameter of terms, as a search table keeps it."""

    type = Text()
    name = "term_set"
    inherit_cache = True


def search_table(name: str) -> Table:
    """A table of `rowid` (the id of what is found), `terms` and `line`, made together with all others."""
    return Table(
        PREFIX + name,
        derived,
        Column("rowid", BigInteger, primary_key=True, autoincrement=False),
        Column("terms", Text, nullable=False),
        Column("line", Text, nullable=False),
        info={"orders": definition},
    )


def definition(name: str, dialect_name: str) -> list[str]:
    """The orders that make a search table of this name."""
    orders = (_ON_SQLITE,) if dialect_name == "sqlite" else _ON_POSTGRES
    return [order.format(name=name) for order in orders]


@event.listens_for(metadata, "after_create")
def _make_derived(_: MetaData, connection: Connection, **__: Any) -> None:
    for table in derived.sorted_tables:
        if orders := table.info.get("orders"):
            for order in orders(table.name, connection.dialect.name):
                connection.exec_driver_sql(order)
        else:
            table.create(connection)


def holding(table: Table, name: str) -> Holding:
    """The row has what the parameter `name`, a Wanted, asks for."""
    return Holding(table, name)


def term_set(name: str) -> TermSet:
    """The list parameter `name` of terms, to be written into the column `terms`."""
    return TermSet(bindparam(name, type_=ARRAY(Text)))


@compiles(Holding, "sqlite")
def _holding_on_sqlite(element: Holding, compiler: SQLCompiler, **options: Any) -> str:
    column, wanted = element.clauses
    return f"{column.table.name} MATCH {compiler.process(wanted, **options)}"


@compiles(Holding, "postgresql")
def _holding_on_postgres(element: Holding, compiler: SQLCompiler, **options: Any) -> str:
    column, wanted = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} @@ CAST({wanted} AS tsquery)"


@compiles(TermSet, "sqlite")
def _terms_on_sqlite(element: TermSet, compiler: SQLCompiler, **options: Any) -> str:
    [values] = (compiler.process(clause, **options) for clause in element.clauses)
    return f"(SELECT group_concat(value, ' ') FROM json_each({values}))"  # noqa: S608 - it is SQL that SQLAlchemy wrote


@compiles(TermSet, "postgresql")
def _terms_on_postgres(element: TermSet, compiler: SQLCompiler, **options: Any) -> str:
    [values] = (compiler.process(clause, **options) for clause in element.clauses)
    return f"array_to_tsvector({values})"
