"""What the formats that are plain data share."""

from __future__ import annotations

from typing import Any, TypeAlias

#: A JSON object.
Node: TypeAlias = dict[str, Any]


def filled(node: Node) -> Node:
    """Return *node* without what is not given: None, and empty texts and lists."""
    return {key: value for key, value in node.items() if value is not None and value not in ("", [])}
