"""The theatre that tests of streaming play in."""

from collections.abc import AsyncIterator

import pytest

from tests.streaming.theatre import Theatre


@pytest.fixture
async def theatre() -> AsyncIterator[Theatre]:
    """A house that ends with the test, and all screens with it."""
    theatre = Theatre()
    yield theatre
    theatre.stopping.set()
    await theatre.until(lambda: not theatre.streams.is_anybody_there)
