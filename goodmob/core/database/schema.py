"""The one MetaData that every slice declares its tables in."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Index, MetaData, PrimaryKeyConstraint, Table, Text, UniqueConstraint, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql import operators

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

BYTE_ORDER = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
"""For names that are searched by their beginning: a range scan, which PostgreSQL's index only allows in byte order."""


@event.listens_for(Index, "after_parent_attach")
def _spell_condition(index: Index, _table: Table) -> None:
    # A query says "listed = 1" on SQLite, which never uses an index whose condition is a bare "listed".
    options = index.dialect_options["sqlite"]
    if isinstance(condition := options.get("where"), ColumnElement):
        options["where"] = condition.self_group(against=operators.and_)


def unique_constraint(table_name: str, columns: Collection[str]) -> str | None:
    """The name of the unique constraint or index over these columns; SQLite names only the columns."""
    table = metadata.tables.get(table_name)
    if table is None:
        return None
    constraints = [one for one in table.constraints if isinstance(one, UniqueConstraint | PrimaryKeyConstraint)]
    indexes = [index for index in table.indexes if index.unique]
    for one in (*constraints, *indexes):
        if {column.name for column in one.columns} == set(columns):
            return str(one.name)
    return None
