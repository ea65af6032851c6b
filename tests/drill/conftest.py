"""The drills take minutes and run with `make drill` only; they share servers, and a place for the figures they find."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.client.running import migrated as migrated
from tests.client.running import server as server

HERE = Path(__file__).parent
FIGURES = pytest.StashKey[list[str]]()
MOST_SECONDS = 900
"""Whatever takes longer hangs."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of this folder, so that none can be forgotten or run by accident."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.drill)
            item.add_marker(pytest.mark.timeout(MOST_SECONDS), append=False)


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Says something at the end of the run, under the name of the test."""
    figures = request.config.stash.setdefault(FIGURES, [])
    return lambda text: figures.append(f"{request.node.name}: {text}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Shows what the drills found."""
    if figures := terminalreporter.config.stash.get(FIGURES, []):
        terminalreporter.section("figures")
        for figure in figures:
            terminalreporter.write_line(figure)
