"""How the time of a piece of work grows with what it is given, told apart from a machine that is busy."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

#: What is linear passes at the first look on a quiet machine; the others are for machines that do much else.
_LOOKS = 6


def assert_in_proportion(
    make: Callable[[int], T],
    work: Callable[[T], object],
    size: int,
    *,
    times: int = 4,
    most: float = 6.0,
    brief: float = 0.04,
) -> None:
    """Assert that *work* takes less than *most* times as long for *times* the *size*.

    Only the processor's time of *work* counts, the least of several runs: what disturbs a run can only make
    it slower, so looking again is fair, and what truly grows faster fails every time. Less than *brief*
    seconds for the small size tell nothing and count as that: so little fits into the processor's own memory,
    and more does not.
    """
    _seconds(work, make(min(size, 10)))  # what is loaded or compiled at the first call
    small = large = float("inf")
    for _ in range(_LOOKS):
        small = min(small, _seconds(work, make(size)), _seconds(work, make(size)))
        large = min(large, _seconds(work, make(times * size)))
        if large < most * max(small, brief):
            return
    raise AssertionError(
        f"{times} times the size took {large / small:.1f} times as long: {small:.3f} s, {large:.3f} s"
    )


def _seconds(work: Callable[[T], object], given: T) -> float:
    # The collector looks at all that the tests hold: its time is not that of the work.
    gc.collect()
    gc.disable()
    try:
        started = time.process_time()
        work(given)
        return time.process_time() - started
    finally:
        gc.enable()
