"""From the source of a page to what its blocks are told by: tree, metadata, raw blocks, words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import attrs
from lxml import etree

from newsmodel.errors import EmptyInputError
from newsmodel.language import NO_LANGUAGE, Language, language_of, language_of_lines
from newsmodel.limits import Limits
from newsmodel.model import Diagnostic
from newsmodel.parsing.bylines import is_name
from newsmodel.parsing.decode import Decoded, decode
from newsmodel.parsing.guarding import check_depth, check_tree, within_json_ld
from newsmodel.parsing.metadata import Metadata, read_metadata
from newsmodel.parsing.page.features import PageWords, fold
from newsmodel.parsing.page.region import region_of
from newsmodel.parsing.page.surroundings import Surroundings
from newsmodel.parsing.page.tags import SILENT
from newsmodel.parsing.page.walk import Walk
from newsmodel.parsing.phrases import LONGEST_ANYWHERE, folded, phrases_of
from newsmodel.parsing.site_rules import Part, SiteRules, matched
from newsmodel.parsing.tree import Element, Skim, skim_of, tree_of

#: In code points.
_SHORT_NAME = 4
#: Whose trees have elements of another kind.
_OBJECTIFY = "lxml.objectify"
#: The names of elements begin so where a page was parsed as XML.
_XHTML = "{http://www.w3.org/1999/xhtml}"
#: A shorter text, in letters, is a teaser or a notice, not the story.
_LEAST_STORY = 250
#: Children of a page or its head that are no part of a story.
_NO_STORY = SILENT | {"head", "body", "noscript"}


@attrs.frozen
class PageSource:
    """A page that has been read, before it is decided what its blocks are."""

    metadata: Metadata
    walk: Walk
    around: Surroundings
    words: PageWords
    language: Language
    #: BCP 47 tag
    tag: str | None
    diagnostics: tuple[Diagnostic, ...]
    #: the caller's, for the site
    rules: SiteRules | None = None
    #: what these say of elements
    ruled: Mapping[Element, Part] = attrs.field(factory=dict[Element, Part])


def read_source(
    source: str | bytes | Decoded | Element,
    *,
    url: str | None = None,
    encoding: str | None = None,
    language: str | None = None,
    rules: SiteRules | None = None,
    limits: Limits | None = None,
    languages: Sequence[Language] = (),
) -> PageSource | None:
    """Return what *source* holds, None if there is no element in it.

    Raises:
        EmptyInputError: decoded, it is nothing but white space.
        LimitExceededError: its tree is beyond *limits*.
    """
    diagnostics: list[Diagnostic] = []
    trimmed = 0
    if isinstance(source, bytes):
        source = decode(source, encoding)
        diagnostics += source.diagnostics
        if source.is_blank:
            raise EmptyInputError("the page is empty")
    elif isinstance(source, Element):
        source = _as_html(source)
    if isinstance(source, str | Decoded):
        # Nobody but a site's rules asks for elements by their ids.
        tree = tree_of(source, with_ids=rules is not None)
        diagnostics += tree.diagnostics
        roots, skims, trimmed = tree.roots, tree.skims, tree.trimmed
    else:
        roots, skims = (source,), (skim_of(source),)
    if not roots:
        return None
    if limits is not None:
        check_tree(roots, trimmed, limits)
        skims, is_too_much = within_json_ld(skims, limits)
        diagnostics += [Diagnostic.JSON_LD_IGNORED] if is_too_much else []
    read = partial(read_metadata, *roots, url=url, skims=skims, languages=languages)
    metadata = read(language=language)
    ruled = matched(rules, roots)
    on_deep = partial(check_depth, roots, limits) if limits is not None else None
    walk = _walk([_body_of(root) for root in roots], skims, ruled, on_deep)
    tag = language or metadata.language
    if tag is None:
        tag = language_of_lines((block.text for block in walk.blocks), languages)
        diagnostics += [Diagnostic.LANGUAGE_GUESSED] if tag else []
        if any(own.code == tag for own in languages):
            # Without a language they are read with the words of all that ship, not with the caller's.
            metadata = read(language=tag)
    title = fold(metadata.headline or "")
    around = Surroundings(walk.blocks, title)
    words = language_of(tag, languages)
    diagnostics += [Diagnostic.LANGUAGE_UNKNOWN] if words is NO_LANGUAGE else []
    story = fold(metadata.article_body or "")
    return PageSource(
        metadata=metadata,
        walk=walk,
        around=around,
        words=PageWords(
            _Phrases(words, walk),
            story if len(story) >= _LEAST_STORY else "",
            title,
            _authors(metadata, words),
        ),
        language=words,
        tag=tag,
        diagnostics=tuple(dict.fromkeys((*diagnostics, *metadata.diagnostics))),
        rules=rules,
        ruled=ruled,
    )


def _as_html(element: Element) -> Element | str:
    """Return an element of a tree that is not as HTML's are in another form; all others as they are."""
    if type(element).__module__ == _OBJECTIFY:
        # There an element's children are its attributes, and it is a list of its namesakes.
        plain = etree.tostring(element, encoding="unicode", with_tail=False)
        element = etree.fromstring(plain, etree.XMLParser(huge_tree=True))
    if element.tag.startswith(_XHTML):
        # It was parsed as XML, and its elements have other names than in HTML.
        return etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return element


def _walk(
    roots: Sequence[Element],
    skims: Sequence[Skim],
    ruled: Mapping[Element, Part],
    on_deep: Callable[[], None] | None,
) -> Walk:
    """Return the blocks of a page; with those of `noscript` where there is hardly any other prose."""
    # What the rules name may stand anywhere.
    region = region_of(roots[0], skims[0]) if len(roots) == 1 and not ruled else None
    walk = Walk(roots, ruled=ruled, region=region, on_deep=on_deep)
    if _prose(walk) >= _LEAST_STORY or all(root.find(".//noscript") is None for root in roots):
        return walk
    other = Walk(roots, noscript=True, ruled=ruled)
    return other if _prose(other) - _prose(walk) >= _LEAST_STORY else walk


def _prose(walk: Walk) -> float:
    return sum(block.size for block in walk.blocks if block.is_prose)


def _body_of(root: Element) -> Element:
    """Return the body of a page; the page itself where text stands outside of the body."""
    body = root.find("body") if root.tag == "html" else None
    return root if body is None or _has_text_beside_body(root) else body


def _has_text_beside_body(root: Element) -> bool:
    """Tell whether *root* holds text that libxml2 left outside of the body.

    It leaves it behind a stray end tag of the body and, where a page has no start tag of it, in the head:
    libxml2 does not know that `article` and `main` end a head.
    """
    head = root.find("head")
    for parent in (root,) if head is None else (root, head):
        for child in parent:
            if (tail := child.tail) and not tail.isspace():
                return True
            tag = child.tag
            if tag not in _NO_STORY and isinstance(tag, str) and any(map(_is_said, child.itertext())):
                return True
    return False


def _is_said(text: object) -> bool:
    return bool(text) and not str(text).isspace()


def _authors(metadata: Metadata, language: Language) -> tuple[str, ...]:
    """Return what lines about the authors begin with."""
    names = [author.name for author in metadata.authors if len(author.name) > _SHORT_NAME]
    people = [name for name in names if is_name(name, language)]
    return (*names, *(f"{name.split()[0]} " for name in people))


class _Phrases:
    """Tells the kind of the phrase that a line is; each line is looked at once."""

    def __init__(self, language: Language, walk: Walk) -> None:
        self._phrases = phrases_of(language)
        self._walk = walk
        self._known: dict[str, str | None] = {}
        #: the page's lines, folded
        self._folded: dict[str, str] | None = None
        self._inside: tuple[tuple[str, str], ...] = ()

    def __call__(self, line: str) -> str | None:
        known = self._known
        if line in known:
            return known[line]
        lines = self._folded
        if lines is None:
            lines = self._folded = self._fold_lines()
        found = self._phrases.find(lines.get(line) or folded(line), self._inside)
        kind = known[line] = found.kind if found else None
        return kind

    def _fold_lines(self) -> dict[str, str]:
        """Return the page's lines, folded: in one go, as most phrases are found to be on none of them."""
        lines = [block.text for block in self._walk.blocks if len(block.text) <= LONGEST_ANYWHERE]
        if not lines:
            return {}
        together = folded("\n".join(lines))
        self._inside = self._phrases.present(together)
        return dict(zip(lines, together.split("\n"), strict=True))
