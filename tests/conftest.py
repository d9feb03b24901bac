"""What all tests share."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, settings

# No deadline: how long an example takes depends on what else the machine does. Growth has a test of its own.
settings.register_profile(
    "newsmodel", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("newsmodel")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests were left out for want of a package, and which command runs them."""
    reasons = Counter(
        report.longrepr[2].removeprefix("Skipped: ")
        for report in terminalreporter.getreports("skipped")
        if isinstance(report.longrepr, tuple)
    )
    missing = {reason: count for reason, count in reasons.items() if "not installed" in reason}
    if missing:
        terminalreporter.section("left out")
        for reason, count in sorted(missing.items()):
            terminalreporter.line(f"{reason}: {count} tests, or files of tests")
        terminalreporter.line("`make interop` installs what is missing and runs them.")
