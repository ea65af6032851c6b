"""Everything in this folder takes minutes, and so runs with `make drill` only."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of this folder, so that none can be forgotten or run by accident."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.drill)
