"""What every test can ask for, and the rule that none is skipped."""

import pytest

pytest_plugins = ["tests.world.fixtures"]

MAY_BE_ABSENT = "Twitter's tables are not part of this repository"


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A skipped test makes the run fail: what is not tested must not look tested. Only foreign tables may be absent."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:
        return
    skipped = [report for report in reporter.stats.get("skipped", []) if MAY_BE_ABSENT not in str(report.longrepr)]
    if skipped and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        for report in skipped:
            reporter.write_line(f"SKIPPED, which is not allowed: {report.nodeid} {report.longrepr}", red=True)
