"""SQLite for tests: one file with all tables, which is copied for each test."""

from pathlib import Path

import pytest

import goodmob.app.tables  # noqa: F401 - fills the metadata
from goodmob.core.database.migrate import create_all
from goodmob.core.database.sqlite import connect
from goodmob.core.settings import Settings


async def make_template(data: Path) -> None:
    """A data folder whose database has every table and nothing in it."""
    await create_all(Settings(data=data))


def forget_the_disk(patch: pytest.MonkeyPatch) -> None:
    """From here on nothing waits for the disk, which no test of a world outlives, as PostgreSQL's server does not."""
    patch.setattr(connect, "_WRITING", connect._WRITING.replace("synchronous = FULL", "synchronous = OFF"))
