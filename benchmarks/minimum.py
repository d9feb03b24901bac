"""Prints pip constraints that hold every dependency at the floor that pyproject.toml gives it.

    python benchmarks/minimum.py > floors.txt
    python benchmarks/minimum.py --interop > floors.txt

Covered are the dependencies and the extras for users; with --interop also all that the ways out are tested
with. The tools of the project itself may be as new as they like.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
OWN_TOOLS = {"test", "lint", "docs", "interop", "bench"}
_FLOOR = re.compile(r"(?P<name>[\w.-]+)(\[[\w,-]+\])?>=(?P<version>[\w.]+)")


def floors(pyproject: str, *, interop: bool = False) -> list[str]:
    """Return one constraint a dependency; with *interop*, of those of that extra too.

    Raises:
        ValueError: a requirement is not of the form ``name>=version``: it has no floor, or a cap.
    """
    project = tomllib.loads(pyproject)["project"]
    requirements = list(project["dependencies"])
    for extra, members in project["optional-dependencies"].items():
        if extra not in OWN_TOOLS or (interop and extra == "interop"):
            requirements += [member for member in members if not member.startswith(f"{project['name']}[")]
    return sorted({_constraint(requirement) for requirement in requirements})


def _constraint(requirement: str) -> str:
    match = _FLOOR.fullmatch(requirement)
    if match is None:
        raise ValueError(f"{requirement!r} is not of the form name>=version")
    return f"{match['name']}=={match['version']}"


if __name__ == "__main__":
    lowest = floors(PROJECT.read_text(encoding="utf-8"), interop="--interop" in sys.argv)
    sys.stdout.write("\n".join(lowest) + "\n")
