"""Given names of many countries, and whether women or men bear them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def given_names() -> Mapping[str, str]:
    """Return ``female``, ``male`` or ``either`` by given name, casefolded.

    The names come as data, ``given_names.json``, made by ``benchmarks/make_given_names.py``, which names
    their source and its licence.
    """
    file = resources.files("newsmodel.annotating.actors").joinpath("given_names.json")
    lists = json.loads(file.read_text("utf-8"))
    return {name: gender for gender in ("either", "female", "male") for name in lists[gender].split()}
