"""What every test can ask for, and the rule that none is skipped in silence."""

import gc
from collections import Counter

import pytest
from hypothesis import settings

pytest_plugins = ["tests.world.fixtures"]

# No test asserts how long anything takes; machines are busy.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

_NEW_OBJECTS = 20_000
"""That many are made before rubbish is looked for; a house makes more than that while it answers one request."""


def pytest_collection_finish() -> None:
    """What was imported and collected stays, so that rubbish need not be looked for in it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)


REASONS_THAT_COUNT = ("not part of this repository", "no Chromium here")
"""Why a test may be skipped: tables of others, which a clone need not have beside it, and a browser of the system."""


def reasons(config: pytest.Config) -> Counter[str]:
    """Why tests were skipped in this run, and how many for each reason."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    return Counter(
        report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr) for report in skipped
    )


def counts(reason: str) -> bool:
    """Whether a test may be skipped for this reason."""
    return any(known in reason for known in REASONS_THAT_COUNT)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A test skipped for any other reason makes the run fail: what is not tested must not look tested."""
    if exitstatus == pytest.ExitCode.OK and not all(counts(reason) for reason in reasons(session.config)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The last lines say what was not tested, and why."""
    for reason, number in reasons(config).items():
        terminalreporter.write_line(f"NOT TESTED ({number}): {reason}", red=not counts(reason), bold=True)
