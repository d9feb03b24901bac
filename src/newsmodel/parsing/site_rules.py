"""What a scraper knows of a site's pages: where their parts stand, as XPath."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import attrs

from newsmodel.model._fields import shortened

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
#: Code points of an expression. Any that people write is shorter.
_LONGEST = 5_000
_LITERAL = re.compile(r""""[^"]*"|'[^']*'""")
_CALL = re.compile(r"([\w.-]{1,200}(?::[\w.-]{1,200})?) ?\(")
_PREFIX = re.compile(r"(?<![:\w.-])([A-Za-z_][\w.-]{0,200}):(?!:)")
#: An expression or a branch of one that ends in what no element is and no element has.
_NO_ELEMENT = re.compile(
    r"(?:\b(?:comment|processing-instruction) ?\([^()]*\)|\bnamespace ?::[^|]*)(?= ?(?:\||$))"
)
#: What CSS selectors have and XPath hasn't, or has with another meaning: ``div.x``, ``#x``, ``div > p``.
_CSS = re.compile(
    r"^[\w\s>+~,.#*:-]*(?:[.#][A-Za-z_]|\w\s*[>~+]\s*\w|\w:\w)|^\w+\[[\w-]+[~|^$*]?=|^\w+(?: \w+)+$"
)
#: A name of XPath that no element of a page has: in CSS, a class.
_CLASS = re.compile(r"(?:^|(?<=[/|\[(]))[A-Za-z_]\w*\.[A-Za-z_][\w-]*(?=$|[ /|\[\])])")
_HINT = "; it looks like a CSS selector: in XPath, elements of the class x are //*[contains(@class, 'x')]"
#: What words before a bracket are when they are no functions.
_OPERATORS = frozenset(("and", "or", "div", "mod"))
#: A name of the network, or an address in figures.
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|[0-9a-f.]*:[0-9a-f:.]*")
#: A page of every kind of node, on which rules are tried.
_SAMPLE = (
    "<html lang='en'><body><!--c--><?pi x?><article id='a'><h1>A</h1><p class='x'>t <a href='/'>u</a></p>"
    "<p>v</p></article></body></html>"
)


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
            raise ValueError(f"{attribute.name}: {shortened(expression)} {fault}")


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

    #: the elements that hold the story
    body: tuple[str, ...] = attrs.field(default=(), converter=_expressions, validator=_are_xpath)
    #: the elements of captions
    captions: tuple[str, ...] = attrs.field(default=(), converter=_expressions, validator=_are_xpath)
    #: the element of the headline
    headline: tuple[str, ...] = attrs.field(default=(), converter=_expressions, validator=_are_xpath)
    #: the element of the standfirst
    standfirst: tuple[str, ...] = attrs.field(default=(), converter=_expressions, validator=_are_xpath)
    #: the element of the byline
    byline: tuple[str, ...] = attrs.field(default=(), converter=_expressions, validator=_are_xpath)
    #: elements that are left out with all that is in them
    drop: tuple[str, ...] = attrs.field(default=(), converter=_expressions, validator=_are_xpath)


def matched(rules: SiteRules | None, roots: Iterable[Element]) -> dict[Element, Part]:
    """Return the elements that *rules* name, each with the first part of `Part` that names it."""
    found: dict[Element, Part] = {}
    if rules is None:
        return found
    for root in roots:
        for part in Part:
            for expression in getattr(rules, part.value):
                for element in _named(expression, part, root):
                    found.setdefault(element, part)
    return found


def _named(expression: str, part: Part, root: Element) -> Iterable[Element]:
    from lxml import etree

    try:
        return _elements(_compiled(expression)(root))
    except etree.XPathError as error:
        # The rules were tried when they were made; what is left is what libxml2 will not do for a page.
        raise ValueError(f"{part.value}: {shortened(expression)} fails on this page: {error}") from error


def rules_by_host(given: Mapping[str, SiteRules]) -> dict[str, SiteRules]:
    """Return the rules by host, as `rules_for` looks them up.

    Raises:
        TypeError: *given* maps something else.
        ValueError: a key names no host or more than a host, or two keys name one.
    """
    if not isinstance(given, Mapping):
        raise TypeError(f"site_rules map a host to SiteRules; this is {type(given).__name__}")
    found: dict[str, SiteRules] = {}
    for key, rules in given.items():
        if not isinstance(key, str) or not isinstance(rules, SiteRules):
            raise TypeError("site_rules map a host, a str, to SiteRules")
        host = _host_named(key)
        if host in found:
            raise ValueError(f"site_rules: {host!r} is there twice, the second time as {shortened(key)}")
        found[host] = rules
    return found


def _host_named(key: str) -> str:
    address = key if "//" in key else f"//{key}"
    host = _host_of(address)
    if not host or not _HOST.fullmatch(host):
        raise ValueError(f"site_rules: {shortened(key)} is no host; a key is one, such as 'example.org'")
    parts = urlsplit(address)
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError(
            f"site_rules: {shortened(key)} is more than a host; rules hold for all pages of {host!r}, "
            "and those of a single page are given to parse_html"
        )
    return host


def _host_of(address: str) -> str:
    """Return the host of an address as the network has it, in lower case; "" where there is none."""
    try:
        host = (urlsplit(address).hostname or "").removesuffix(".")
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:
        # An address that is none has no host.
        return ""


def rules_for(url: str | None, sites: Mapping[str, SiteRules]) -> SiteRules | None:
    """Return the rules for the host of *url*, else for the closest domain above it; None without any."""
    if not sites or url is None:
        return None
    host = _host_of(url)
    while host:
        if host in sites:
            return sites[host]
        host = host.partition(".")[2]
    return None


# XPath objects can't be pickled, as a parser that is sent to another process must be: so the rules hold the
# expressions alone, none longer than `_LONGEST`. A few sites' worth is remembered.
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
    if len(expression) > _LONGEST:
        return f"has {len(expression):,} characters: {_LONGEST:,} are enough for any rule"
    # Of the same length, so that what stands in it stands in the expression at the same place.
    masked = _LITERAL.sub(lambda match: "'" * len(match[0]), expression)
    bare = " ".join(masked.split())
    fault = _fault_of_names(bare) or _fault_on_sample(expression, masked)
    return fault + _HINT if fault and _CSS.search(bare) else fault


def _fault_of_names(bare: str) -> str | None:
    """Return what is wrong with the names in an expression that has no literals."""
    unknown = next((name for name in _CALL.findall(bare) if name.rpartition("::")[2] not in _FUNCTIONS), None)
    if unknown:
        return f"calls {unknown}(), which XPath 1.0 does not have"
    if "$" in bare:
        return "has a variable"
    if prefix := _PREFIX.search(bare):
        return f"has a prefix, {prefix[1]!r}: pages have no namespaces"
    if other := _NO_ELEMENT.search(bare):
        return f"gives no elements: {other[0]} names none"
    if name := _CLASS.search(bare):
        return f"asks for elements of the name {name[0]!r}, which no page has"
    return None


def _fault_on_sample(expression: str, masked: str) -> str | None:
    """Return what XPath itself finds wrong.

    It finds most faults only where it comes to them: what stands in brackets after elements that the sample
    does not have is tried by itself.
    """
    from lxml import etree

    sample = etree.HTML(_SAMPLE)
    try:
        result = etree.XPath(expression, regexp=False)(sample)
        if isinstance(result, list):
            for part in dict.fromkeys(_bracketed(expression, masked)):
                etree.XPath(f"//node()[{part}]", regexp=False)(sample)
    except (etree.XPathError, ValueError) as error:
        return f"is no XPath: {error}"
    return None if isinstance(result, list) else "gives no elements"


def _bracketed(expression: str, masked: str) -> Iterator[str]:
    """Yield each predicate and each call of a function that stands in an expression, as predicates."""
    calls = {match.end() - 1: match for match in re.finditer(r"([\w-]+)\s*\(", masked)}
    opened: list[int] = []
    for at, sign in enumerate(masked):
        if sign in "[(":
            opened.append(at)
        elif sign in "])" and opened:
            start = opened.pop()
            if sign == "]":
                yield expression[start + 1 : at]
            elif (call := calls.get(start)) and call[1] not in _OPERATORS:
                # A number as a predicate would be a position.
                yield f"boolean({expression[call.start() : at + 1]})"
