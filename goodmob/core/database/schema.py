"""The one MetaData that every slice declares its tables in."""

from collections.abc import Collection

from sqlalchemy import MetaData, PrimaryKeyConstraint, UniqueConstraint

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


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
