"""What the formats that are plain data share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, TypeAlias

#: A JSON object.
Node: TypeAlias = dict[str, Any]


def filled(node: Node) -> Node:
    """Return *node* without what is not given: None, and empty texts and lists."""
    return {key: value for key, value in node.items() if value is not None and value not in ("", [])}


def in_utc(moment: datetime) -> datetime:
    """Return *moment* in UTC; without its zone where that would be before or after the calendar of Python."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=None)
