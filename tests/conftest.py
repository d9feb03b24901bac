"""What all tests share."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# No deadline: how long an example takes depends on what else the machine does. Growth has a test of its own.
settings.register_profile(
    "newsmodel", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("newsmodel")
