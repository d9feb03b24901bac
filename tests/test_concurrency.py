"""The same result everywhere: in threads, in forked and spawned processes, under any hash seed or zone."""

from __future__ import annotations

import functools
import importlib
import multiprocessing
import os
import pkgutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

import newsmodel
from newsmodel._lazily import worked_out_once

PARSER = newsmodel.Parser()

TEXT = """Pier opens after the storm

Ada Winter, the mayor of Solheim, opens the pier, June 4, 2018. (Photo: Ola Feld)

SOLHEIM — Mayor Ada Winter said on Monday that the old pier would open again next week, three days after
a storm had closed it. "We waited long enough," she added.

Ola Feld, who sails the ferry number {number}, met Winter last Friday. "Ask me again in July," he
told reporters.
"""


def _parsed(number: int) -> str:
    return newsmodel.to_json(PARSER.parse_text(TEXT.format(number=number)))


def test_sixteen_threads_share_a_parser() -> None:
    alone = [_parsed(number) for number in range(48)]
    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(_parsed, range(48))) == alone


@pytest.mark.parametrize(
    "method", [name for name in ("fork", "spawn") if name in multiprocessing.get_all_start_methods()]
)
# Python warns of a fork in a process that has threads; the ones of the test before are gone by then.
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_processes_find_the_same(method: str) -> None:
    alone = [_parsed(number) for number in range(4)]
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method)) as pool:
        assert list(pool.map(_parsed, range(4))) == alone


def test_no_class_has_a_lock_that_a_fork_could_find_held() -> None:
    modules = [
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(newsmodel.__path__, "newsmodel.")
        if not module.name.startswith("newsmodel.strategies")  # for tests, with a package of its own
    ]
    kinds = [kind for module in modules for kind in vars(module).values() if isinstance(kind, type)]
    assert len(kinds) > 300
    found = [
        f"{kind.__module__}.{kind.__name__}.{name}"
        for kind in kinds
        if kind.__module__.startswith("newsmodel")
        for name, value in list(vars(kind).items())
        # Before Python 3.12 it locks; classes with slots turn it into something else.
        if isinstance(value, functools.cached_property)
    ]
    assert found == []


def test_what_is_worked_out_once_is() -> None:
    class Pier:
        times = 0

        @worked_out_once
        def length(self) -> int:
            """How long it is."""
            self.times += 1
            return 40

    pier = Pier()
    assert (pier.length, pier.length, pier.times) == (40, 40, 1)
    assert Pier.length.__doc__ == "How long it is."


def test_nothing_depends_on_the_surroundings() -> None:
    code = f"import newsmodel; print(ascii(newsmodel.to_json(newsmodel.parse_text({TEXT!r}))))"
    found = set[str]()
    for seed, zone, locale in (
        ("0", "UTC", "C"),
        ("1", "Asia/Tokyo", "C.UTF-8"),
        ("2", "America/New_York", "POSIX"),
    ):
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale}
        run = subprocess.run(
            [sys.executable, "-c", code], env=surroundings, check=True, capture_output=True, encoding="ascii"
        )
        found.add(run.stdout)
    assert len(found) == 1
