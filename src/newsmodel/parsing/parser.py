"""The way in: a parser that is configured once and used for many articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

import attrs

from newsmodel.annotating import DEFAULT_ANNOTATORS, Annotator, annotate
from newsmodel.errors import EmptyInputError
from newsmodel.knowledge import Knowledge
from newsmodel.language import NO_LANGUAGE, Language, as_languages, language_of, language_of_lines
from newsmodel.limits import Limits
from newsmodel.model import Article, Diagnostic
from newsmodel.model._fields import is_a, maybe, plain_day_or_moment
from newsmodel.parsing.arguments import check_arguments, is_empty_page, refuse_names
from newsmodel.parsing.characters import holds_markup, is_blank, readable, split_lines
from newsmodel.parsing.facts import PrintedFacts
from newsmodel.parsing.site_rules import SiteRules, rules_by_host, rules_for
from newsmodel.parsing.text import blocks_of_text

# What reads pages is loaded with the first page, so that importing newsmodel takes little time.
if TYPE_CHECKING:
    from newsmodel.parsing.page.reading import PageSource
    from newsmodel.parsing.tree import Element

#: Code points from which the language is told.
_SAMPLE = 20_000


def _in_order(given: Iterable[Annotator]) -> tuple[Annotator, ...]:
    annotators = tuple(given) if isinstance(given, Iterable) else None
    if annotators is None or not all(map(callable, annotators)):
        raise TypeError("annotators are functions, or other callables, in a list or a tuple; () is for none")
    return annotators


@attrs.frozen(kw_only=True)
class Parser:
    """Turns texts into articles. Holds no state: one parser serves any number of threads.

    Args:
        language: BCP 47 tag of what will be parsed; None finds out for each input.
        annotators: run over the blocks in this order; ``()`` for the blocks alone.
        limits: how much one input may hold.
        site_rules: what is known of sites, by host: those of "example.org" hold for "www.example.org" too.
            The address of a site, "https://example.org/", stands for its host.
        knowledge: what `with_actors` knows of the world; None for what comes with newsmodel. Annotators of
            one's own, ``SpacyActors`` among them, are given theirs where they are made.
        languages: of one's own, from `newsmodel.language.read_language`, over and beside those that come with
            newsmodel. Inputs in them are recognised, read and annotated.
    """

    language: str | None = attrs.field(default=None, validator=maybe(str))
    annotators: tuple[Annotator, ...] = attrs.field(default=DEFAULT_ANNOTATORS, converter=_in_order)
    limits: Limits = attrs.field(factory=Limits, validator=is_a(Limits))
    # A mapping has no hash; parsers are told apart by the rest.
    site_rules: Mapping[str, SiteRules] = attrs.field(
        factory=dict[str, SiteRules], converter=rules_by_host, hash=False
    )
    knowledge: Knowledge | None = attrs.field(default=None, validator=maybe(Knowledge))
    languages: tuple[Language, ...] = attrs.field(default=(), converter=as_languages)

    def _annotated(self, article: Article) -> Article:
        return annotate(article, self.annotators, knowledge=self.knowledge, languages=self.languages)

    def parse_text(
        self,
        text: str,
        *,
        url: str | None = None,
        language: str | None = None,
        published: datetime | date | None = None,
    ) -> Article:
        """Return the article that a plain text holds; see `newsmodel.parse_text`."""
        if not isinstance(text, str):
            raise TypeError(f"text is a str, not {type(text).__name__}")
        self.limits.check("max_chars", len(text))
        if is_blank(text):
            raise EmptyInputError("the text is empty")
        published = plain_day_or_moment(published)
        text, replaced = readable(text)
        diagnostics = [Diagnostic.CHARACTERS_REPLACED] if replaced else []
        diagnostics += [Diagnostic.MARKUP_IN_TEXT] if holds_markup(text) else []
        tag = language or self.language
        if tag is None:
            tag = language_of_lines(split_lines(text[:_SAMPLE]), self.languages)
            diagnostics += [Diagnostic.LANGUAGE_GUESSED] if tag else []
        words = language_of(tag, self.languages)
        diagnostics += [Diagnostic.LANGUAGE_UNKNOWN] if words is NO_LANGUAGE else []
        blocks = blocks_of_text(text, words, self.limits)
        if not any(block.in_body for block in blocks):
            diagnostics.append(Diagnostic.NO_BODY)
        facts = PrintedFacts(blocks, words)
        article = Article(
            blocks=blocks,
            authors=facts.authors,
            dateline=facts.dateline,
            published=facts.stamps.published if published is None else published,
            modified=facts.stamps.modified,
            language=tag,
            url=url,
            source_url=url,
            diagnostics=tuple(diagnostics),
        )
        return self._annotated(article)

    def parse_html(
        self,
        source: str | bytes | Element,
        *,
        url: str | None = None,
        encoding: str | None = None,
        language: str | None = None,
        published: datetime | date | None = None,
        rules: SiteRules | None = None,
    ) -> Article:
        """Return the article that a web page holds; see `newsmodel.parse_html`."""
        from newsmodel.parsing.page.article import article_of_page

        published = plain_day_or_moment(published)
        check_arguments(published=published)
        page = self._read(source, url, encoding, language, rules)
        if page is None:
            tag = language or self.language
            return self._annotated(
                Article(url=url, source_url=url, language=tag, diagnostics=(Diagnostic.NO_BODY,))
            )
        return self._annotated(article_of_page(page, url=url, published=published))

    def explain(
        self,
        source: str | bytes | Element,
        *,
        url: str | None = None,
        encoding: str | None = None,
        language: str | None = None,
        rules: SiteRules | None = None,
    ) -> str:
        """Return why each block of a web page is what it is, as text; see `newsmodel.explain`."""
        from newsmodel.parsing.page.explain import explanation_of

        page = self._read(source, url, encoding, language, rules)
        return explanation_of(page, url=url) if page else "There is no element in this page."

    def _read(
        self,
        source: str | bytes | Element,
        url: str | None,
        encoding: str | None,
        language: str | None,
        rules: SiteRules | None,
    ) -> PageSource | None:
        """Return the page, read and within the limits; None if there is no element in it."""
        from newsmodel.parsing.page.reading import read_source

        check_arguments(url=url, encoding=encoding, language=language, rules=rules)
        if isinstance(source, str | bytes):
            self.limits.check("max_chars", len(source))
        if is_empty_page(source):
            raise EmptyInputError("the page is empty")
        if isinstance(source, str | bytes):
            refuse_names(source)
        page = read_source(
            source,
            url=url,
            encoding=encoding,
            language=language or self.language,
            rules=rules or rules_for(url, self.site_rules),
            limits=self.limits,
            languages=self.languages,
        )
        if page is not None:
            self.limits.check("max_blocks", len(page.walk.blocks))
        return page


_DEFAULT = Parser()


def parse_text(
    text: str,
    *,
    url: str | None = None,
    language: str | None = None,
    published: datetime | date | None = None,
) -> Article:
    """Return the article that a plain text holds.

    Args:
        text: as people paste it: lines or paragraphs, hard-wrapped or not. No markup is interpreted; the
            diagnostic ``markup-in-text`` tells that there is some.
        url: where the text came from; kept, never fetched.
        language: BCP 47 tag; None lets the text's function words tell.
        published: anchors the times ("Monday"); None lets a date that the text prints do it.

    Raises:
        TypeError: *text* is no `str`, or another argument has the wrong type.
        EmptyInputError: there is nothing but white space.
        LimitExceededError: the text is larger than `Limits` allows.
    """
    return _DEFAULT.parse_text(text, url=url, language=language, published=published)


def parse_html(
    source: str | bytes | Element,
    *,
    url: str | None = None,
    encoding: str | None = None,
    language: str | None = None,
    published: datetime | date | None = None,
    rules: SiteRules | None = None,
) -> Article:
    """Return the article that a web page holds.

    Args:
        source: the page as text, as bytes, or as an lxml element that is parsed already (a Scrapy or parsel
            root). An element is read, never changed; nothing above it is read.
        url: where the page came from: makes relative addresses absolute; kept, never fetched.
        encoding: what the sender declared, for bytes; None lets the page's bytes tell.
        language: BCP 47 tag; None lets the page's declaration tell, else its function words.
        published: anchors the times; None lets the page's metadata do it.
        rules: what is known of the site's pages; they win over everything else.

    Raises:
        TypeError: *source* is none of the three, or another argument has the wrong type.
        EmptyInputError: there is nothing but white space.
        NoPageError: *source* is the address of a page, or the name of a file.
        DecodingError: the bytes are no page at all (an image, a compressed file).
        LimitExceededError: the page is larger than `Limits` allows.
    """
    return _DEFAULT.parse_html(
        source, url=url, encoding=encoding, language=language, published=published, rules=rules
    )


def explain(
    source: str | bytes | Element,
    *,
    url: str | None = None,
    encoding: str | None = None,
    language: str | None = None,
    rules: SiteRules | None = None,
) -> str:
    """Return why each block of a web page is what it is, and what was left out, as text for people.

    The arguments and errors are those of `parse_html`. For each block: what it is, its first words, how sure
    the model of the body is, what decided, and where the block stands in the page. The same page gives the
    same text, but its wording is no interface: it changes from release to release.
    """
    return _DEFAULT.explain(source, url=url, encoding=encoding, language=language, rules=rules)
