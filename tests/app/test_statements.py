"""Every statement of the house: understood by both databases, and read through an index."""

import asyncio
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import apsw
import asyncpg
import pytest

import goodmob
from goodmob.app.tables import metadata
from goodmob.core.database.open import FILE_NAME
from goodmob.core.database.paging import Paged
from goodmob.core.database.statements import Statement
from goodmob.core.settings import Settings

WITHOUT_STATEMENTS = ("goodmob.migrations.", "goodmob.app.cli.__main__")
SCANNED = re.compile(r"SCAN (\w+)")

SMALL = {"announcement", "job_runner", "node", "relay", "rule", "schedule_entry", "server_list", "terms_of_service"}
MAY_SCAN = {
    "goodmob.accounts.queries.figures.HERE": "counts everybody",
    "goodmob.accounts.queries.people.ANYBODY": "ends at the first row",
}


def statements() -> dict[str, Statement[Any]]:
    """Every statement that a module of the house has, each under one of its names."""
    names: dict[Statement[Any], str] = {}
    for module in pkgutil.walk_packages(goodmob.__path__, "goodmob."):
        if not module.name.startswith(WITHOUT_STATEMENTS):
            for name, value in vars(import_module(module.name)).items():
                for found, path in _within(f"{module.name}.{name}", value):
                    names.setdefault(found, path)
    return {name: found for found, name in names.items()}


def _within(path: str, value: object) -> Iterator[tuple[Statement[Any], str]]:
    match value:
        case Statement():
            yield value, path
        case Paged():
            yield value.newest_first, f"{path}, newest first"
            yield value.oldest_first, f"{path}, oldest first"
        case dict():
            for key, inner in value.items():
                yield from _within(f"{path}[{key!r}]", inner)
        case tuple() | list():
            for place, inner in enumerate(value):
                yield from _within(f"{path}[{place}]", inner)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_sqlite_understands_every_statement_and_reads_it_through_an_index(settings: Settings) -> None:
    connection = apsw.Connection(str(settings.data / FILE_NAME))
    scans = []
    for name, statement in statements().items():
        sql = statement.sqlite.sql
        plan = connection.execute(f"EXPLAIN QUERY PLAN {sql}", (None,) * sql.count("?")).fetchall()
        scanned = {table for row in plan for table in SCANNED.findall(str(row[3]))}
        is_expected = statement.long or name in MAY_SCAN
        if not is_expected and (whole := scanned & set(metadata.tables) - SMALL):
            scans.append(f"{name}: {', '.join(whole)}")
    connection.close()

    assert not scans, "These read a whole table: add an index, or say long=True. " + "; ".join(scans)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_postgresql_understands_every_statement(settings: Settings) -> None:
    not_understood = asyncio.run(_not_understood(settings.database))

    assert not not_understood, "\n".join(not_understood)


async def _not_understood(url: str) -> list[str]:
    connection = await asyncpg.connect(url)
    complaints = []
    for name, statement in statements().items():
        try:
            await connection.prepare(statement.postgres.sql)
        except asyncpg.PostgresError as error:
            complaints.append(f"{name}: {error}")
    await connection.close()
    return complaints
