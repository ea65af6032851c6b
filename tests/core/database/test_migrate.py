"""Migrations: one step after another, in a process of their own, whole or not at all."""

import asyncio
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from textwrap import indent
from typing import Any

import asyncpg
import pytest

from goodmob.core.database.migrate import known_versions, migrate, present_version, sqlalchemy_url
from goodmob.core.database.open import FILE_NAME
from goodmob.core.errors import Conflict
from goodmob.core.settings import Settings

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
on_postgres = pytest.mark.parametrize("database", ["postgresql"], indirect=True)

STEP = '''"""A step."""

import sqlalchemy as sa
from alembic import op

revision = "{number}"
down_revision = {before!r}


def upgrade() -> None:
    """Take the step."""
{orders}
'''
MAKE_SHED = 'op.create_table("shed", sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False))'
MAKE_TOOL = (
    'op.create_table("tool", sa.Column("shed_id", sa.BigInteger(), sa.ForeignKey("shed.id", name="fk_tool_shed_id")))'
)
PUT_TOOL = 'op.execute("INSERT INTO shed VALUES (1)"); op.execute("INSERT INTO tool VALUES (1)")'
LOSE_TOOL = 'op.execute("INSERT INTO tool VALUES (404)")'
REBUILD_SHED = """
with op.batch_alter_table("shed", recreate="always") as shed:
    shed.add_column(sa.Column("name", sa.Text()))
"""
STUMBLE = "raise RuntimeError('the step stumbles')"


class Steps:
    """A folder of steps that a test writes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def write(self, number: int, *orders: str) -> None:
        """Write the step of this number, which follows the one before."""
        before = f"{number - 1:04d}" if number > 1 else None
        lines = indent("\n".join(orders), "    ")
        step = STEP.format(number=f"{number:04d}", before=before, orders=lines)
        (self.folder / f"{number:04d}_step.py").write_text(step)


@pytest.fixture
def steps(tmp_path: Path) -> Steps:
    """No steps yet."""
    return Steps(tmp_path / "versions")


def ask(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    """Rows, asked of the database directly."""
    if not settings.is_sqlite:
        return asyncio.run(_ask_postgres(settings.database, sql))
    connection = sqlite3.connect(settings.data / FILE_NAME)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


async def _ask_postgres(url: str, sql: str) -> list[tuple[Any, ...]]:
    connection = await asyncpg.connect(url)
    try:
        return [tuple(row) for row in await connection.fetch(sql)]
    finally:
        await connection.close()


def has_table(settings: Settings, name: str) -> bool:
    """True when the table can be asked."""
    try:
        ask(settings, f"SELECT count(*) FROM {name}")  # noqa: S608 - a name of this file
    except (sqlite3.OperationalError, asyncpg.UndefinedTableError):
        return False
    return True


def test_steps_are_taken_in_their_order_and_only_once(
    settings: Settings, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps.write(1, MAKE_SHED)
    steps.write(2, MAKE_TOOL, PUT_TOOL)

    assert migrate(settings, steps.folder)
    assert present_version(settings) == "0002"
    assert ask(settings, "SELECT shed_id FROM tool") == [(1,)]

    monkeypatch.setattr(subprocess, "run", None)
    assert not migrate(settings, steps.folder)


def test_a_step_that_fails_leaves_the_database_as_it_was(settings: Settings, steps: Steps) -> None:
    steps.write(1, MAKE_SHED)
    steps.write(2, MAKE_TOOL, PUT_TOOL, STUMBLE)

    with pytest.raises(Conflict, match="the step stumbles"):
        migrate(settings, steps.folder)
    assert present_version(settings) is None
    assert not has_table(settings, "shed")
    assert not has_table(settings, "tool")

    steps.write(2, MAKE_TOOL, PUT_TOOL)
    assert migrate(settings, steps.folder)
    assert has_table(settings, "tool")


def test_a_database_newer_than_the_program_is_left_alone(settings: Settings, steps: Steps) -> None:
    steps.write(1, MAKE_SHED)
    steps.write(2, MAKE_TOOL)
    migrate(settings, steps.folder)
    (steps.folder / "0002_step.py").unlink()

    with pytest.raises(Conflict, match="run a newer Goodmob"):
        migrate(settings, steps.folder)


@on_sqlite
def test_a_step_that_leaves_broken_references_is_not_kept(settings: Settings, steps: Steps) -> None:
    steps.write(1, MAKE_SHED, MAKE_TOOL, LOSE_TOOL)

    with pytest.raises(Conflict, match="tool -> shed"):
        migrate(settings, steps.folder)

    assert not has_table(settings, "tool")


@on_sqlite
def test_a_table_may_be_built_anew_while_others_refer_to_it(settings: Settings, steps: Steps) -> None:
    steps.write(1, MAKE_SHED, MAKE_TOOL, PUT_TOOL)
    steps.write(2, REBUILD_SHED)

    migrate(settings, steps.folder)

    assert ask(settings, "SELECT shed_id, shed.name FROM tool JOIN shed ON shed.id = shed_id") == [(1, None)]


@on_postgres
def test_two_processes_may_bring_it_up_to_date_at_once(settings: Settings, steps: Steps) -> None:
    steps.write(1, MAKE_SHED, MAKE_TOOL, PUT_TOOL)

    with ThreadPoolExecutor(2) as threads:
        outcomes = [threads.submit(migrate, settings, steps.folder) for _ in range(2)]

    assert [outcome.result() for outcome in outcomes] == [True, True]
    assert ask(settings, "SELECT shed_id FROM tool") == [(1,)]


def empty(settings: Settings) -> None:
    """Take every table away."""
    if settings.is_sqlite:
        (settings.data / FILE_NAME).unlink()
        return
    ask(settings, "DROP SCHEMA public CASCADE")
    ask(settings, "CREATE SCHEMA public")


def test_an_empty_database_gets_the_tables_that_the_code_knows(settings: Settings) -> None:
    empty(settings)

    assert migrate(settings)

    assert present_version(settings) == known_versions()[-1]
    checked = subprocess.run(
        [sys.executable, "-m", "goodmob.migrations", "check"],
        input=sqlalchemy_url(settings),
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_steps_are_numbered_without_gaps() -> None:
    assert known_versions() == [f"{number:04d}" for number in range(1, len(known_versions()) + 1)]
