"""The scene on either database, and things that stand in its way."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from goodmob.core.database.interface import Database
from goodmob.core.settings import Settings
from tests.core.database.calls import Scene


@pytest.fixture
async def scene(settings: Settings) -> AsyncIterator[Scene]:
    """The clean-up has been called, nobody has joined."""
    scene = Scene(settings)
    await scene.begin()
    try:
        yield scene
    finally:
        await scene.db.close()


@pytest.fixture
def db(scene: Scene) -> Database:
    """The scene's database."""
    return scene.db


@pytest.fixture
def file(settings: Settings) -> Path:
    """The database file, where there is one."""
    return settings.data / "goodmob.db"
