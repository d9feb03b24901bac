"""No pattern makes an article slow that is full of what the pattern repeats."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]

from pumping import pumps, slow

SCRIPT = Path(__file__).parent / "pumping.py"


def test_no_pattern_is_slow_where_it_is_used() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT)], capture_output=True, encoding="utf-8", check=True)
    patterns, tried, found = json.loads(done.stdout)
    # Otherwise the look at the patterns sees none.
    assert patterns > 500
    assert tried > 20
    assert found == []


def test_what_a_pattern_repeats_is_seen() -> None:
    assert {pump for _, pump in pumps(_parser.parse(r"(?:ab)+\s{2,90}x{1,3}"))} >= {"ab", "  "[:1]}


def test_what_is_brief_is_not_slow() -> None:
    assert not slow("a ", 10)
