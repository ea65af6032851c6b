"""What every test can ask for, and the rule that none is skipped in silence."""

from collections import Counter

import pytest

pytest_plugins = ["tests.world.fixtures"]

FROM_ELSEWHERE = "not part of this repository"
"""The only reason that counts: tables of others, which a clone need not have beside it."""


def reasons(config: pytest.Config) -> Counter[str]:
    """Why tests were skipped in this run, and how many for each reason."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    return Counter(
        report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr) for report in skipped
    )


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A test skipped for any other reason makes the run fail: what is not tested must not look tested."""
    if exitstatus == pytest.ExitCode.OK and any(FROM_ELSEWHERE not in reason for reason in reasons(session.config)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The last lines say what was not tested, and why."""
    for reason, number in reasons(config).items():
        terminalreporter.write_line(f"NOT TESTED ({number}): {reason}", red=FROM_ELSEWHERE not in reason, bold=True)
