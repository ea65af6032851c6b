"""All tables: what the raw drivers and the one writer need of them."""

import pytest
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    bindparam,
    select,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from goodmob.app.tables import metadata
from goodmob.core.database.schema import unique_constraint
from goodmob.core.database.statements import statement

PLAIN = {BigInteger, Integer, SmallInteger, Boolean, Text, Double, LargeBinary}
COLUMNS = [column for table in metadata.sorted_tables for column in table.columns]


def test_columns_have_plain_types_that_need_no_processor() -> None:
    odd = [str(column) for column in COLUMNS if type(column.type) not in PLAIN]

    assert not odd, f"A column is one of {sorted(kind.__name__ for kind in PLAIN)}; the raw driver runs no processors."


def test_columns_have_no_python_side_defaults() -> None:
    odd = [str(column) for column in COLUMNS if column.default is not None or column.onupdate is not None]

    assert not odd, "A default is written by the action, since statements are compiled once and run on the raw driver."


def test_ids_are_ours_and_not_the_databases() -> None:
    odd = [str(column) for column in COLUMNS if column.primary_key and column.autoincrement is True]

    assert not odd, "Ids come from tx.new_id()."


def test_nothing_is_deferred_to_the_commit() -> None:
    odd = [
        f"{table}: {constraint.name}"
        for table in metadata.sorted_tables
        for constraint in table.constraints
        if constraint.deferrable or constraint.initially
    ]

    assert not odd, "A constraint that waits for the commit would fail everybody in the batch."


def test_no_conflict_ends_the_transaction() -> None:
    made = {str(table): str(CreateTable(table).compile(dialect=sqlite.dialect())) for table in metadata.sorted_tables}
    odd = [name for name, sql in made.items() if "ON CONFLICT" in sql]

    assert not odd, "ON CONFLICT ROLLBACK would fail everybody in the batch."


def test_a_unique_constraint_is_found_by_its_columns() -> None:
    assert unique_constraint("node", ["id"]) == "pk_node"
    assert unique_constraint("node", ["holder"]) is None
    assert unique_constraint("nowhere", ["id"]) is None


@pytest.mark.parametrize("bare", [True, False])
def test_a_partial_index_has_the_condition_that_queries_have_on_sqlite(bare: bool) -> None:
    post = Table("post", MetaData(), Column("id", BigInteger), Column("listed", Boolean), Column("local", Boolean))
    condition = post.c.listed if bare else post.c.listed & post.c.local
    index = Index("ix_post_listed", post.c.id, sqlite_where=condition)

    made = str(CreateIndex(index).compile(dialect=sqlite.dialect()))
    asked = statement(select(post.c.id).where(condition, post.c.id > bindparam("id"))).sqlite.sql

    for part in ("listed = 1",) if bare else ("listed = 1", "local = 1"):
        assert part in made
        assert f"post.{part}" in asked
