"""Measures newsmodel on the shared corpora and compares every figure with its floor.

    python benchmarks/run.py                  # everything
    python benchmarks/run.py seed pasted      # some tasks
    python benchmarks/run.py --quick          # all but the large sets of quotes
    python benchmarks/run.py --raise          # writes better figures into floors.toml

Fails if a figure is below its floor. Where the corpora are not on the machine, it says so and succeeds.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import floors
import measures

LARGE = ("polnear", "wikinews-de", "patterns")


def measure(names: tuple[str, ...]) -> list[floors.Comparison]:
    """Return all figures of the tasks of those names, beside their floors; prints them as they come."""
    known = floors.read()
    everything: list[floors.Comparison] = []
    for name in names:
        started = time.perf_counter()
        with tempfile.TemporaryDirectory() as scratch:
            found = measures.measured(name, Path(scratch))
        at_most = frozenset(figure for task, figure in measures.AT_MOST if task == name)
        comparisons = floors.compared(name, found, known, at_most)
        print(f"# {name}: {time.perf_counter() - started:.0f} s")
        print("\n".join(floors.table(comparisons)), flush=True)
        everything += comparisons
    return everything


def report(comparisons: list[floors.Comparison], *, write: bool) -> int:
    """Print the verdict, write new floors if asked to; return the exit code."""
    failing = [comparison for comparison in comparisons if not comparison.holds]
    rising = [comparison for comparison in comparisons if comparison.holds and comparison.can_rise]
    if write and rising:
        floors.write(floors.raised(floors.read(), comparisons))
        print(f"\n{len(rising)} floors raised in {floors.FILE.name}")
    elif rising:
        print(f"\n{len(rising)} floors can be raised: make bench-raise")
    if failing:
        print(f"\n{len(failing)} figures are worse than their floors:")
        print("\n".join(floors.table(failing)))
    print(f"\n{len(comparisons) - len(failing)} passed, {len(failing)} failed")
    return 1 if failing else 0


def main() -> int:
    """Return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=f"of {', '.join(measures.NAMES)}")
    parser.add_argument("--quick", action="store_true", help=f"leave out {' and '.join(LARGE)}")
    parser.add_argument(
        "--raise", action="store_true", dest="write", help="write better figures into floors.toml"
    )
    options = parser.parse_args()
    unknown = set(options.tasks) - set(measures.NAMES)
    if unknown:
        parser.error(f"no such task: {', '.join(sorted(unknown))}")
    wanted = tuple(options.tasks) or measures.NAMES
    if options.quick:
        wanted = tuple(name for name in wanted if name not in LARGE)
    there = tuple(name for name in wanted if measures.is_available(name))
    for name in wanted:
        if name not in there:
            print(f"# {name}: not measured, its data is not at {measures.SHARED}")
    if not there:
        print("The corpora are not on this machine: no figure was measured, and none can fail.")
        return 0
    try:
        return report(measure(there), write=options.write)
    except measures.MeasuringError as error:
        print(f"could not measure: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
