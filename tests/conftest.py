"""What all tests share."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from hypothesis import settings

# No deadline: how long an example takes depends on what else the machine does. Growth has a test of its own.
settings.register_profile("newsmodel", deadline=None, print_blob=True)
settings.load_profile("newsmodel")


@pytest.fixture
def without_collector() -> Iterator[None]:
    """Keep the garbage collector from running while time is measured: it looks at all that the tests hold."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()
