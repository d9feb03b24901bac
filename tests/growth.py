"""How the time of a piece of work grows with what it is given, told apart from a machine that is busy."""

from __future__ import annotations

import contextlib
import gc
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

T = TypeVar("T")

#: Seconds before each look. What is linear passes at the first on a quiet machine; the later ones let a burst
#: of other work go by.
_PAUSES = (0.0, 0.0, 0.1, 0.3, 0.6, 1.2)


def assert_in_proportion(
    make: Callable[[int], T],
    work: Callable[[T], object],
    size: int,
    *,
    times: int = 4,
    most: float = 6.0,
    brief: float = 0.02,
    largest: int = 0,
) -> None:
    """Assert that *work* takes less than *most* times as long for *times* the *size*.

    Only the processor's time of *work* counts. The small size runs *times* times for each run of the large
    one, so that both are exposed to a busy machine for as long; of both the least of several looks counts:
    what disturbs a run can only make it slower, and what truly grows faster fails every time. Less than
    *brief* seconds for the small size tell nothing and count as that; up to *largest* such a size is made
    larger.
    """
    with _no_collector():
        _seconds(work, make(min(size, 10)))  # what is loaded or compiled at the first call
        while times * size <= largest and _seconds(work, make(size)) < brief:
            size *= times
    small = large = float("inf")
    for pause in _PAUSES:
        time.sleep(pause)
        with _no_collector():
            small = min(small, sum(_seconds(work, make(size)) for _ in range(times)) / times)
            large = min(large, _seconds(work, make(times * size)))
        if large < most * max(small, brief):
            return
    raise AssertionError(
        f"{times} times the size took {large / small:.1f} times as long: {small:.3f} s, {large:.3f} s"
    )


@contextlib.contextmanager
def _no_collector() -> Iterator[None]:
    # It looks at all that the tests hold: its time is not that of the work.
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _seconds(work: Callable[[T], object], given: T) -> float:
    started = time.process_time()
    work(given)
    return time.process_time() - started
