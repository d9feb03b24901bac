"""Joins what all sources of metadata say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import islice

from newsmodel.language import Language
from newsmodel.model import Diagnostic
from newsmodel.parsing.metadata.authors import author_model, byline_of
from newsmodel.parsing.metadata.claims import claims_of
from newsmodel.parsing.metadata.dates import choose_dates
from newsmodel.parsing.metadata.details import (
    body_of,
    genre_of,
    images_of,
    is_free,
    section_of,
)
from newsmodel.parsing.metadata.headline import (
    SOFT_HYPHEN,
    Headlines,
    Printed,
    choose_headline,
    words_of,
)
from newsmodel.parsing.metadata.json_ld import first_text, texts
from newsmodel.parsing.metadata.keywords import keywords_of
from newsmodel.parsing.metadata.sources import Sources, sources_of
from newsmodel.parsing.metadata.surroundings import Surroundings, surroundings
from newsmodel.parsing.metadata.texts import clean, text_of
from newsmodel.parsing.metadata.values import Metadata
from newsmodel.parsing.tree import Element, Skim

#: Headings of lower rank looked at where no `h1` prints the headline.
_MOST_HEADINGS = 40
#: What JSON-LD calls a story besides its headline.
_OTHER_NAMES = ("name", "alternativeHeadline", "alternateName")
#: A shorter rest is no headline.
_SHORTEST_HEADLINE = 12
#: Between a label and the headline.
_SIGNS = " -–—:|·•/"
# Names of classes, as authors of templates choose them, for the label over a headline.
_LABEL = re.compile(
    r"(?<![a-z])(?:kicker|over-?(?:line|title)|top-?(?:line|title)|roof-?(?:line|title)|dach-?zeile|spitz-?marke|eyebrow"
    r"|ante-?titulo|sur-?titre|super-?title|pre-?(?:title|headline|head)|flag|label|tag-?line|rubrik|headline-?intro)"
)


def read_metadata(
    root: Element,
    *others: Element,
    url: str | None = None,
    language: str | None = None,
    skims: Sequence[Skim] = (),
    languages: Iterable[Language] = (),
) -> Metadata:
    """Return what *root* and what is in it say about the article.

    Args:
        root: only read; nothing above it is looked at.
        others: more roots of the same page, where something follows its end.
        url: where the page came from; makes relative addresses absolute and may hold the day.
        language: BCP 47 tag of the words in dates and bylines, where the caller knows it.
        skims: what a quick look at each root tells, where it has been taken.
        languages: the caller's own, over and beside those that come with newsmodel.
    """
    sources = sources_of(root, *others, url=url, language=language, skims=skims, languages=languages)
    found, stories = sources.found, sources.stories
    chosen = choose_headline(_headlines(sources))
    headline = chosen and (chosen.replace(SOFT_HYPHEN, "") or None)
    anchor = _anchor(sources, {words_of(t) for t in (headline, *sources.titles) if t})
    near = Surroundings() if anchor is None else surroundings(anchor, root, sources.language)
    claims = claims_of(sources, near)
    authors = author_model().choose(claims)
    dates = choose_dates(sources, near)
    descriptions = [
        text
        for text in (
            clean(found.meta("og:description")),
            first_text(stories, "description"),
            clean(found.meta("description", "twitter:description")),
        )
        if text
    ]
    return Metadata(
        headline=headline,
        description=next(iter(descriptions), None),
        standfirsts=tuple(_standfirsts(near.leads, descriptions, headline)),
        authors=authors,
        claims=claims,
        byline=byline_of(authors, near.authors),
        published=dates.published,
        modified=dates.modified,
        language=sources.tag,
        url=sources.address,
        base=sources.base,
        publisher=sources.publisher,
        section=section_of(sources),
        keywords=keywords_of(sources),
        genre=genre_of(sources),
        free_to_read=is_free(sources),
        article_body=body_of(sources),
        images=images_of(sources),
        diagnostics=(Diagnostic.JSON_LD_IGNORED,) if sources.graph.ignored else (),
    )


def _headlines(sources: Sources) -> Headlines:
    found, stories = sources.found, sources.stories
    post = clean(found.meta("twitter:title"))
    names = (text for story in stories for key in _OTHER_NAMES for text in texts(story.get(key)))
    return Headlines(
        declared=first_text(stories, "headline"),
        echoes=(*names, *([post] if post else ())),
        social=clean(found.meta("og:title")) or post,
        titles=[title for title in map(clean, found.titles) if title],
        printed=[Printed(text, partial(_without_label, element, text)) for element, text in sources.headings],
        lesser=lambda: filter(None, (text_of(e, 400) for e in _lesser_headings(sources.root))),
        sites=sources.sites,
    )


def _lesser_headings(root: Element) -> Iterable[Element]:
    return islice(root.iter("h2", "h3"), _MOST_HEADINGS)


def _without_label(heading: Element, whole: str) -> str:
    """Return *whole*, the text of *heading*, without the label over the headline if one is marked."""
    labels = [e for e in islice(heading.iterdescendants("*"), _MOST_HEADINGS) if _is_label(e)]
    text = text_of(heading, 400, without=labels) if labels else None
    text = (text or "").lstrip(_SIGNS)
    # What ends with a colon is itself the label: its own mark is on the headline.
    return text if len(text) >= _SHORTEST_HEADLINE and text[-1] != ":" else whole


def _is_label(element: Element) -> bool:
    names = element.get("class")
    return bool(names and _LABEL.search(names.lower()))


def _anchor(sources: Sources, forms: set[str]) -> Element | None:
    """Return the element that prints the headline, which has one of *forms*."""
    for element, text in sources.headings:
        if words_of(text) in forms:
            return element
    if len(sources.headings) == 1:
        return sources.headings[0][0]
    for element in _lesser_headings(sources.root):
        heading = text_of(element, 400)
        if heading and words_of(heading) in forms:
            return element
    return sources.headings[0][0] if sources.headings else None


def _standfirsts(leads: Iterable[str], descriptions: list[str], headline: str | None) -> list[str]:
    """Return summaries, those printed first that are declared too; each once."""
    printed = [text for text in leads if len(text) >= _SHORTEST and text != headline]
    if not printed:
        return list(dict.fromkeys(descriptions))
    declared = [words_of(text) for text in dict.fromkeys(descriptions)]
    confirmed = [text for text in printed if any(_same(words_of(text), other) for other in declared)]
    return list(dict.fromkeys([*confirmed, *printed[:1], *descriptions, *printed[1:]]))


def _same(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return shorter in longer and 2 * len(shorter) > len(longer)


#: A standfirst is longer than a label.
_SHORTEST = 40
