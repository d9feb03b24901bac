"""Reads JSON-LD. Any JSON value, and what is nearly JSON, becomes nodes; nothing in them is sure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias, TypeGuard

from newsmodel._remembering import remembered
from newsmodel.parsing.metadata.texts import clean

Node: TypeAlias = dict[str, Any]

#: Pages have under 30; a list of all stories of a site is no help to find the one.
_MOST_NODES = 500
#: How deep a value may be wrapped in lists and objects.
_DEEPEST = 8

_STORY = re.compile(r"(?i)(?:article|blogposting|^report)$")
#: Kinds of story that say what it is rather than that it is one come first.
_PAGE = frozenset({"webpage", "itempage", "articlepage", "videoobject", "imagegallery", "mediagallery"})
_PREFIX = re.compile(r"^.*[/#:]")

_OPENINGS = ("<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "<![CDATA[")
_ENDINGS = ("-->", "//]]>", "// ]]>", "/*]]>*/", "]]>", ";")
_GAP = re.compile(r"[\s,;]*")
# Strings are matched first, so that nothing inside them is taken for a slip. Open ones reach the end, as open
# comments do: looking for their ends again and again would be quadratic.
_SLIPS = re.compile(
    r'(?P<string>"(?:[^"\\]|\\.)*(?:"|\Z))'
    r"|(?P<comment>/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)|//[^\n]*)"
    r"|(?P<comma>,\s*(?=[}\],]))"
    r"|(?P<missing>(?<=:)\s*(?=[,}]))"
    r"|(?P<opening>(?<=\[)\s*,)"
    r"|(?P<undefined>\bundefined\b)",
    re.DOTALL,
)
_SALVAGED = re.compile(r'"(@type|datePublished|dateModified|dateCreated|headline)"\s*:\s*"([^"\\]{1,300})"')


def is_node(value: Any) -> TypeGuard[Node]:
    """Tell whether *value* is a JSON object."""
    return isinstance(value, dict)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Tell whether *value* is a JSON array."""
    return isinstance(value, list)


def _number(digits: str) -> int | None:
    # Python refuses to read thousands of digits; no date or size has more than these.
    return int(digits) if len(digits) < 20 else None


_DECODER = json.JSONDecoder(strict=False, parse_int=_number, parse_constant=lambda _: None)
# Next to all scripts hold no such number: without asking for each they are read in C.
_QUICK_DECODER = json.JSONDecoder(strict=False, parse_constant=lambda _: None)


class Graph(NamedTuple):
    """The nodes of all scripts of a page."""

    stories: list[Node]  #: articles of all kinds
    pages: list[Node]  #: the page itself, a video, a gallery
    others: list[Node]
    by_id: dict[str, Node]
    ignored: bool  #: whether a script, or a part of one, could not be read

    def resolve(self, value: Any) -> Any:
        """Return the node that *value* refers to by its ``@id``, with its own keys; else *value*."""
        if is_node(value):
            key = value.get("@id")
            if isinstance(key, str) and (known := self.by_id.get(key)) is not None and known is not value:
                return {**known, **value}
        return value


def read_graph(scripts: Iterable[str]) -> Graph:
    """Return the nodes that JSON-LD scripts hold."""
    graph = Graph([], [], [], {}, False)
    ignored = False
    count = 0
    for script in scripts:
        values, failed = _values(script)
        ignored |= failed
        for node in _nodes(values):
            count += 1
            if count > _MOST_NODES:
                return graph._replace(ignored=True)
            _file(node, graph)
    return graph._replace(ignored=ignored)


def _file(node: Node, graph: Graph) -> None:
    kinds = types_of(node)
    names = set(map(_kind_of, kinds))
    if "story" in names:
        graph.stories.append(node)
    elif "page" in names:
        graph.pages.append(node)
    else:
        graph.others.append(node)
    key = node.get("@id")
    if isinstance(key, str):
        known = graph.by_id.get(key)
        graph.by_id[key] = node if known is None else {**node, **known}


@remembered(1024)
def _kind_of(name: str) -> str:
    """Return what nodes of a type are: "story", "page" or "other"."""
    if _STORY.search(name):
        return "story"
    return "page" if name.casefold() in _PAGE else "other"


def types_of(node: Node) -> tuple[str, ...]:
    """Return the names of a node's types, without the vocabulary's address."""
    kinds = node.get("@type", node.get("type"))
    if isinstance(kinds, str) and kinds.isalpha() and len(kinds) < 200:
        return (kinds,)
    listed = kinds if is_list(kinds) else [kinds]
    return tuple(_PREFIX.sub("", kind.strip()[:200]) for kind in listed if isinstance(kind, str))


def _values(script: str) -> tuple[list[Any], bool]:
    """Return the JSON values in *script*, and whether some of it is none."""
    if not script.strip():
        return [], False
    for decoder in (_QUICK_DECODER, _DECODER):
        try:
            return [decoder.decode(script)], False
        except (ValueError, RecursionError):
            continue
    repaired = _SLIPS.sub(_without_slip, _unwrapped(script))
    values: list[Any] = []
    start = 0
    try:
        # Some scripts hold several values one after the other.
        while (start := _gap(repaired, start)) < len(repaired):
            value, start = _DECODER.raw_decode(repaired, start)
            values.append(value)
    except RecursionError:
        return [], True
    except ValueError:
        salvaged: Node = {}
        for key, value in _SALVAGED.findall(repaired[start:]):
            salvaged.setdefault(key, value)
        if "@type" in salvaged:
            values.append(salvaged)
        return values, True
    return values, False


def _gap(text: str, start: int) -> int:
    match = _GAP.match(text, start)
    return match.end() if match else start


def _unwrapped(script: str) -> str:
    """Return *script* without what hides it from old browsers and from XML."""
    script = script.strip()
    for opening in _OPENINGS:
        script = script.removeprefix(opening).lstrip()
    for ending in _ENDINGS:
        script = script.removesuffix(ending).rstrip()
    return script


def _without_slip(match: re.Match[str]) -> str:
    if match["string"] is not None:
        return match["string"]
    if match["missing"] is not None or match["undefined"] is not None:
        return "null"
    return ""


def _nodes(values: Iterable[Any], depth: int = 0) -> Iterator[Node]:
    """Yield the objects that stand for themselves, not those that are properties of others."""
    for value in values:
        if is_list(value) and depth < _DEEPEST:
            yield from _nodes(value, depth + 1)
        elif is_node(value):
            yield value
            if depth < _DEEPEST:
                inner = [value.get("@graph"), value.get("mainEntity"), value.get("mainEntityOfPage")]
                yield from _nodes([v for v in inner if is_node(v) or is_list(v)], depth + 1)


def texts(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield the clean texts that *value* is, or holds as names: texts, lists of them, objects with a name."""
    if isinstance(value, str):
        if text := clean(value):
            yield text
    elif is_list(value) and depth < _DEEPEST:
        for item in value[:200]:
            yield from texts(item, depth + 1)
    elif is_node(value) and depth < _DEEPEST:
        for key in ("name", "@value", "headline"):
            if key in value:
                yield from texts(value[key], depth + 1)
                return


def first_text(nodes: Iterable[Node], *keys: str) -> str | None:
    """Return the first text under one of *keys*, the keys' order before the nodes'."""
    nodes = list(nodes)
    for key in keys:
        for node in nodes:
            if key in node and (text := next(texts(node[key]), None)):
                return text
    return None


def objects(value: Any, depth: int = 0) -> Iterator[Any]:
    """Yield the members of lists in lists, or *value* itself."""
    if is_list(value):
        if depth < _DEEPEST:
            for item in value[:200]:
                yield from objects(item, depth + 1)
    elif value is not None:
        yield value
