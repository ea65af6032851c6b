"""The books of the house: every row of every table, to see that a refused request left nothing behind."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from goodmob.app.tables import metadata
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement

Books = Mapping[str, list[tuple[Any, ...]]]

TABLES = {table.name: statement(select(table).order_by(*table.primary_key.columns)) for table in metadata.sorted_tables}
"""No table is left out: a clock that stands still moves no lease, and counts no second use of a token."""


async def books(reads: Reads) -> Books:
    """All rows there are, by table, as of one moment."""
    pages = await reads.together(*((question, {}) for question in TABLES.values()))
    return {name: [tuple(row) for row in rows] for name, rows in zip(TABLES, pages, strict=True)}


def changed(before: Books, after: Books) -> dict[str, list[tuple[Any, ...]]]:
    """The rows that came, went or were changed, by table; empty where nothing happened."""
    found = {
        name: [row for row in (*before[name], *after[name]) if (row in before[name]) != (row in after[name])]
        for name in TABLES
    }
    return {name: rows for name, rows in found.items() if rows}
