"""Packages that newsmodel does without until a caller asks for what needs them."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


def extra_module(name: str, *, extra: str) -> ModuleType:
    """Return the module of that name.

    Raises:
        ImportError: it is not installed; the message names newsmodel's extra that brings it.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        package = name.partition(".")[0]
        # A package that is there and misses one of its own is another fault.
        if error.name != package:
            raise
        message = f"this needs {package}: pip install 'newsmodel[{extra}]'"
        raise ImportError(message, name=package) from error
