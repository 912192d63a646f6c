"""A pytest plugin: where `CI=true`, a test that was skipped for want of a browser or a service is a failure."""

import os

import pytest

# What a machine may lack although everything was installed.
BEYOND_US = ("does not bind root", "kernel has no Landlock")


def pytest_sessionfinish(session: pytest.Session) -> None:
    if os.environ.get("CI") != "true" or hasattr(session.config, "workerinput"):
        return
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    reasons = [str(report.longrepr) for report in (reporter.stats.get("skipped", []) if reporter else [])]
    missing = sorted({reason for reason in reasons if not any(known in reason for known in BEYOND_US)})
    if missing:
        print("\nSkipped, and that is a failure here:", *missing, sep="\n  ")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
