"""Prints pip constraints that hold every dependency at the floor that pyproject.toml gives it.

    python benchmarks/minimum.py > floors.txt

Covered are the dependencies and the extras for users. The tools of the project itself may be as new as they
like.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
OWN_TOOLS = {"test", "lint", "docs", "interop", "bench"}
_FLOOR = re.compile(r"(?P<name>[\w.-]+)(\[[\w,-]+\])?>=(?P<version>[\w.]+)")


def floors(pyproject: str) -> list[str]:
    """Return one constraint a dependency.

    Raises:
        ValueError: a requirement is not of the form ``name>=version``: it has no floor, or a cap.
    """
    project = tomllib.loads(pyproject)["project"]
    requirements = list(project["dependencies"])
    for extra, members in project["optional-dependencies"].items():
        if extra not in OWN_TOOLS:
            requirements += members
    return sorted({_constraint(requirement) for requirement in requirements})


def _constraint(requirement: str) -> str:
    match = _FLOOR.fullmatch(requirement)
    if match is None:
        raise ValueError(f"{requirement!r} is not of the form name>=version")
    return f"{match['name']}=={match['version']}"


if __name__ == "__main__":
    sys.stdout.write("\n".join(floors(PROJECT.read_text(encoding="utf-8"))) + "\n")
