"""Statements: compiled once, checked on the way in, refused where they would mean two things."""

from typing import Any, NamedTuple

import pytest
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Enum,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    bindparam,
    cast,
    func,
    literal,
    select,
    text,
)
from sqlalchemy.sql import ClauseElement

from goodmob.core.database.forms import Form
from goodmob.core.database.statements import among, statement

post = Table(
    "post",
    MetaData(),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, nullable=False),
    Column("text", Text),
    Column("listed", Boolean),
    Column("weight", Float),
    Column("digest", LargeBinary),
    Column("kind", Enum("a", "b", name="kind")),
    Column("at", DateTime),
)


class PostRow(NamedTuple):
    """A post as the tests ask for it."""

    id: int
    listed: bool


def both(clause: ClauseElement, into: Any = None) -> tuple[Form, Form]:
    """The statement's forms for SQLite and PostgreSQL."""
    made = statement(clause, into)
    return made.sqlite, made.postgres


def test_a_parameter_used_twice_reaches_both_places() -> None:
    mine = select(post.c.id).where((post.c.id == bindparam("id")) | (post.c.account_id == bindparam("id")))
    sqlite, postgres = both(mine.where(post.c.text == bindparam("text")))

    assert sqlite.values({"id": 7, "text": "x"}) == (7, 7, "x")
    assert postgres.values({"id": 7, "text": "x"}) == (7, "x")


def test_constants_are_part_of_the_statement() -> None:
    sqlite, postgres = both(select(post.c.id).where(post.c.text == "hello", post.c.id > bindparam("id")).limit(5))

    assert sqlite.values({"id": 1}) == ("hello", 1, 5, 0)
    assert postgres.values({"id": 1}) == ("hello", 1, 5)


def test_rows_come_as_promised_and_sqlite_gives_real_booleans() -> None:
    sqlite, postgres = both(select(post.c.id, post.c.listed), PostRow)

    assert sqlite.rows([(1, 1), (2, 0), (3, None)]) == [PostRow(1, True), PostRow(2, False), (3, None)]
    assert sqlite.rows([(1, 1)])[0].listed is True
    assert postgres.rows([(1, True)]) == [PostRow(1, True)]


def test_rows_without_a_class_have_the_columns_names() -> None:
    sqlite, _ = both(select(post.c.id, func.length(post.c.text).label("length")))

    [row] = sqlite.rows([(1, 5)])
    assert (row.id, row.length) == (1, 5)


def test_a_statement_is_compiled_once() -> None:
    made = statement(select(post.c.id))

    assert made.sqlite is made.sqlite
    assert made.postgres is made.postgres


def test_a_list_is_one_parameter_that_keeps_the_index() -> None:
    sqlite, postgres = both(select(post.c.id).where(among(post.c.id, "ids"), ~among(post.c.text, "texts")))
    given = {"ids": {3}, "texts": ["a", 'b"']}

    assert "post.id IN (SELECT value FROM json_each(?))" in sqlite.sql
    assert "= 1" not in sqlite.sql
    assert "post.id = ANY($1::BIGINT[])" in postgres.sql
    assert sqlite.values(given) == ("[3]", '["a","b\\""]')
    assert postgres.values(given) == ([3], ["a", 'b"'])


@pytest.mark.parametrize("params", [{}, {"id": 1, "name": "x"}, {"name": "x"}])
def test_missing_and_unknown_parameters_are_refused(params: dict[str, object]) -> None:
    for form in both(select(post.c.id).where(post.c.id == bindparam("id"))):
        with pytest.raises(TypeError, match="Parameters missing"):
            form.values(params)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (post.c.id, "1"),
        (post.c.id, 1.0),
        (post.c.id, True),
        (post.c.text, 1),
        (post.c.text, b"x"),
        (post.c.listed, 1),
        (post.c.listed, "yes"),
        (post.c.weight, 1),
        (post.c.digest, "x"),
    ],
)
def test_a_value_of_another_type_is_refused(column: Column[Any], value: object) -> None:
    for form in both(select(post.c.id).where(column.is_distinct_from(bindparam("value", type_=column.type)))):
        with pytest.raises(TypeError, match="value"):
            form.values({"value": value})
        assert form.values({"value": None}) == (None,)


@pytest.mark.parametrize("values", ["12", b"12", 12, None.__class__, ["1"], [1, None]])
def test_a_list_holds_values_of_its_columns_type(values: object) -> None:
    for form in both(select(post.c.id).where(among(post.c.id, "ids"))):
        with pytest.raises(TypeError, match="ids"):
            form.values({"ids": values})


@pytest.mark.parametrize(("type_", "most"), [(SmallInteger(), 2**15), (Integer(), 2**31), (BigInteger(), 2**63)])
def test_numbers_stay_in_their_range(type_: Integer, most: int) -> None:
    for form in both(select(literal(1).label("one")).where(bindparam("value", type_=type_) > 0)):
        assert form.values({"value": most - 1})
        for value in (most, -most):
            with pytest.raises(ValueError, match="has more"):
                form.values({"value": value})


def test_text_has_no_nul() -> None:
    for form in both(select(post.c.id).where(post.c.text == bindparam("text"))):
        with pytest.raises(ValueError, match="NUL"):
            form.values({"text": "a\x00b"})


@pytest.mark.parametrize(
    ("clause", "reason"),
    [
        (select(post.c.id).where(post.c.id.in_(bindparam("ids", expanding=True))), "among"),
        (select(post.c.id).where(post.c.id.in_([1, 2])), "among"),
        (select(post.c.id).limit(bindparam("limit")), "plain type"),
        (text("SELECT :q").columns(q=Text), "plain type"),
        (select(post.c.id).where(post.c.kind == bindparam("kind")), "plain type"),
        (select(post.c.id).where(post.c.at == bindparam("at")), "plain type"),
        (select(post.c.id + 1), "label"),
        (select(func.sum(post.c.id).label("sum")), "Decimal"),
        (select(func.coalesce(func.sum(post.c.id), 0).label("sum")), "Decimal"),
        (select(func.avg(post.c.id).label("mean")), "Decimal"),
        (select(post.c.id).where(post.c.id == bindparam(None, callable_=lambda: 3)), "function"),
    ],
)
def test_what_cannot_be_compiled_once_or_is_not_the_same_everywhere_is_refused(
    clause: ClauseElement, reason: str
) -> None:
    made = statement(clause)

    for dialect in ("sqlite", "postgres"):
        with pytest.raises(TypeError, match=reason):
            getattr(made, dialect)


def test_a_sum_is_allowed_once_it_is_cast() -> None:
    for form in both(select(cast(func.sum(post.c.id), BigInteger).label("sum"))):
        assert form.columns == ("sum",)


def test_a_row_class_has_the_columns_as_fields() -> None:
    with pytest.raises(TypeError, match="has the fields"):
        _ = statement(select(post.c.listed, post.c.id), PostRow).sqlite


def test_sqlalchemys_private_names_are_still_there() -> None:
    compiled: Any = select(post.c.id).where(among(post.c.id, "ids")).compile(dialect=_dialect())

    assert compiled.positiontup == ["ids"]
    assert compiled.binds["ids"].required
    assert isinstance(compiled.binds["ids"].type, ARRAY)
    assert compiled.post_compile_params == compiled.literal_execute_params == frozenset()


def _dialect() -> Any:
    from sqlalchemy.dialects import sqlite

    return sqlite.dialect(paramstyle="qmark")
