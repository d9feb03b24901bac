"""What a scraper knows of a site's pages: where their parts stand, as XPath."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import attrs

# lxml is loaded with the first page or rule, so that importing newsmodel takes little time.
if TYPE_CHECKING:
    from lxml import etree

    from newsmodel.parsing.tree import Element

#: What XPath 1.0 has by itself; lxml's other functions belong to stylesheets.
_FUNCTIONS = frozenset(
    (
        "last", "position", "count", "id", "local-name", "namespace-uri", "name", "string", "concat",
        "starts-with", "contains", "substring-before", "substring-after", "substring", "string-length",
        "normalize-space", "translate", "boolean", "not", "true", "false", "lang", "number", "sum", "floor",
        "ceiling", "round", "comment", "text", "processing-instruction", "node", "and", "or", "div", "mod",
    )
)  # fmt: skip
_LITERAL = re.compile(r""""[^"]*"|'[^']*'""")
_CALL = re.compile(r"([\w.-]{1,200}(?::[\w.-]{1,200})?)\s{0,20}\(")
_PREFIX = re.compile(r"(?<![:\w.-])([A-Za-z_][\w.-]{0,200}):(?!:)")


class Part(enum.Enum):
    """What a site's rule says an element is; the values are the names of the fields of `SiteRules`."""

    DROP = "drop"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    CAPTIONS = "captions"
    BODY = "body"

    @property
    def evidence(self) -> str:
        """Return the name under which the rule stands in a block's evidence."""
        return f"site-rule:{self.value}"


def _expressions(given: str | Iterable[str]) -> tuple[str, ...]:
    if isinstance(given, bytes):
        raise TypeError("XPath expressions are str, not bytes")
    return (given,) if isinstance(given, str) else tuple(given)


def _are_xpath(_: object, attribute: attrs.Attribute[tuple[str, ...]], value: tuple[str, ...]) -> None:
    for expression in value:
        if not isinstance(expression, str):
            raise TypeError(
                f"{attribute.name}: an XPath expression is a str, not {type(expression).__name__}"
            )
        if fault := _fault_in(expression):
            raise ValueError(f"{attribute.name}: {expression!r} {fault}")


@attrs.frozen(kw_only=True)
class SiteRules:
    """Where a site's pages hold their parts: XPath 1.0 expressions, one or several for each part.

    Rules win over everything else, and the evidence of each block names the one that did ("site-rule:body").
    An element that a rule names is what the rule says. Inside a larger element (``//div[@id='story']``),
    captions and the site's own phrases keep their kind, and the innermost element that is named decides.
    Where `body`, `headline`, `standfirst` or `byline` finds something on a page, nothing else is taken for
    that part; where it finds nothing, the page is read as if there were no rule. `captions` adds to the
    captions that are found anyway; `drop` takes out what no other part of newsmodel shall see.

    An expression that begins with ``/`` starts at the top of the tree, also where an element inside was
    handed over; what it finds outside of that element is left alone.

    Raises:
        TypeError: an expression is no `str`.
        ValueError: an expression is no XPath 1.0, calls a function that XPath does not have, uses a prefix or
            a variable, or gives a number or a text instead of elements.
    """

    body: tuple[str, ...] = attrs.field(default=(), converter=_expressions, validator=_are_xpath)
    captions: tuple[str, ...] = attrs.field(default=(), converter=_expressions, validator=_are_xpath)
    headline: tuple[str, ...] = attrs.field(default=(), converter=_expressions, validator=_are_xpath)
    standfirst: tuple[str, ...] = attrs.field(default=(), converter=_expressions, validator=_are_xpath)
    byline: tuple[str, ...] = attrs.field(default=(), converter=_expressions, validator=_are_xpath)
    drop: tuple[str, ...] = attrs.field(default=(), converter=_expressions, validator=_are_xpath)


def matched(rules: SiteRules | None, roots: Iterable[Element]) -> dict[Element, Part]:
    """Return the elements that *rules* name, each with the first part of `Part` that names it."""
    found: dict[Element, Part] = {}
    if rules is None:
        return found
    for root in roots:
        for part in Part:
            for expression in getattr(rules, part.value):
                for element in _elements(_compiled(expression)(root)):
                    found.setdefault(element, part)
    return found


def rules_for(url: str | None, sites: Mapping[str, SiteRules]) -> SiteRules | None:
    """Return the rules for the host of *url*, else for the closest domain above it; None without any."""
    if not sites or url is None:
        return None
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        # An address that is none has no host.
        return None
    while host:
        if host in sites:
            return sites[host]
        host = host.partition(".")[2]
    return None


# XPath objects can't be pickled, as a parser that is sent to another process must be: so the rules hold the
# expressions alone. A few sites' worth is remembered.
@lru_cache(maxsize=1024)
def _compiled(expression: str) -> etree.XPath:
    from lxml import etree

    return etree.XPath(expression, regexp=False, smart_strings=True)


def _elements(result: object) -> Iterable[Element]:
    """Yield the elements of a result; of a text or an attribute the element that has it."""
    for each in cast("list[Any]", result):
        # Texts and attributes know the element that has them.
        element: Element | None = each if hasattr(each, "itertext") else each.getparent()
        if element is not None and isinstance(element.tag, str):
            yield element


def _fault_in(expression: str) -> str | None:
    bare = _LITERAL.sub("''", expression)
    unknown = next((name for name in _CALL.findall(bare) if name.rpartition("::")[2] not in _FUNCTIONS), None)
    if unknown:
        return f"calls {unknown}(), which XPath 1.0 does not have"
    if "$" in bare:
        return "has a variable"
    if prefix := _PREFIX.search(bare):
        return f"has a prefix, {prefix[1]!r}: pages have no namespaces"
    from lxml import etree

    try:
        result = _compiled(expression)(etree.Element("html"))
    except (etree.XPathError, ValueError) as error:
        return f"is no XPath: {error}"
    return None if isinstance(result, list) else "gives no elements"
