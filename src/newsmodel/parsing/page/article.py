"""From a web page to an article without annotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from newsmodel.model import Article, Author, Block, Diagnostic, Paragraph
from newsmodel.parsing.facts import PrintedFacts
from newsmodel.parsing.metadata.authors import author_model
from newsmodel.parsing.metadata.claims import Claims
from newsmodel.parsing.page import beside
from newsmodel.parsing.page.assembly import placed_blocks
from newsmodel.parsing.page.author_lines import with_lines
from newsmodel.parsing.page.body import BodyGuess, BodyModel, body_model
from newsmodel.parsing.page.captions import PageCaption, captions_of, without_story
from newsmodel.parsing.page.features import fold
from newsmodel.parsing.page.hyperlinks import links_of
from newsmodel.parsing.page.pictures import images_of
from newsmodel.parsing.page.placing import Places
from newsmodel.parsing.page.players import media_of
from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.roles import OPENING, Decision, decide
from newsmodel.parsing.page.ruled import with_ruled_body, with_ruled_captions, with_rules
from newsmodel.parsing.site_rules import Part

#: Less body than this, in code points, where the metadata hold more: they are the better source.
_LITTLE = 250
#: Letters by which two texts are told to begin, or to end, alike.
_OPENING = 60
#: A shorter body of an article that isn't free to read is its beginning.
_TEASER = 1_200


class Findings(NamedTuple):
    """What was found out about each raw block of a page."""

    guesses: Sequence[BodyGuess]
    captions: Sequence[PageCaption]
    decisions: Sequence[Decision]
    model: BodyModel

    def reasons(self, number: int) -> tuple[str, ...]:
        """Return what decided about the raw block of this number, strongest first."""
        return self.decisions[number].evidence or self.model.evidence(self.guesses[number]) or ("model",)


def findings_of(
    source: PageSource, *, url: str | None = None, model: BodyModel | None = None, with_beside: bool = True
) -> Findings:
    """Return what each raw block of a page is, and why; the arguments are those of `article_of_page`."""
    model, walk, ruled = model or body_model(), source.walk, source.ruled
    guesses = model.guess(walk.blocks, source.around, source.words)
    base = source.metadata.base or url
    is_body: Sequence[bool] = model.is_body(guesses)
    if ruled:
        is_body = with_ruled_body(is_body, walk.blocks, ruled)
    captions = captions_of(
        walk, source.around, source.language, is_body, url=base, declared=source.metadata.images
    )
    captions, is_body = without_story(captions, is_body, walk.blocks)
    if ruled:
        captions = with_ruled_captions(captions, walk, ruled, source.language, url=base)
    decisions = decide(source, guesses, is_body, captions)
    if with_beside:
        decisions = beside.with_beside(source, guesses, decisions)
    if ruled:
        decisions = with_rules(decisions, walk.blocks, ruled)
    return Findings(guesses, captions, decisions, model)


def claims_of_page(source: PageSource, decisions: Sequence[Decision]) -> Claims:
    """Return the names that could be the authors'; those around the story only if the head isn't sure."""
    claims = source.metadata.claims
    return claims if claims.is_sure() else with_lines(claims, source, decisions)


def _authors(source: PageSource, decisions: Sequence[Decision]) -> tuple[Author, ...]:
    claims = claims_of_page(source, decisions)
    return source.metadata.authors if claims is source.metadata.claims else author_model().choose(claims)


def article_of_page(
    source: PageSource,
    *,
    url: str | None = None,
    published: datetime | date | None = None,
    model: BodyModel | None = None,
) -> Article:
    """Return the article that a page holds, without annotations.

    Args:
        source: the page, read.
        url: where it came from; the page's own word on it wins.
        published: None for what the page says.
        model: tells the body; None for the one that comes with newsmodel.
    """
    metadata, ruled_parts = source.metadata, set(source.ruled.values())
    found = findings_of(source, url=url, model=model)
    placed = list(placed_blocks(source, found.decisions, found.captions, found.reasons))
    blocks = tuple([block for _, block in placed])
    if Part.BODY not in ruled_parts:
        blocks = _with_declared_story(blocks, source)
    places = Places(blocks, placed, found.captions, found.decisions, source.around)
    base = metadata.base or url
    facts = PrintedFacts(blocks, source.language)
    authors = facts.authors if Part.BYLINE in ruled_parts else ()
    written_by = authors or _authors(source, found.decisions) or facts.authors
    body = sum(len(block.text) for block in blocks if block.in_body)
    diagnostics = list(source.diagnostics)
    if not body:
        diagnostics.append(Diagnostic.NO_BODY)
    elif metadata.free_to_read is False and body < _TEASER:
        diagnostics.append(Diagnostic.TEASER_ONLY)
    return Article(
        blocks=blocks,
        # What the article prints comes first where the caller says that it is the headline.
        headline=None if Part.HEADLINE in ruled_parts else metadata.headline,
        standfirst=_opening(blocks) or _declared_standfirst(blocks, metadata.description),
        authors=written_by,
        dateline=facts.dateline,
        published=published or metadata.published or facts.stamps.published,
        modified=metadata.modified or facts.stamps.modified,
        language=source.tag,
        url=metadata.url or url,
        source_url=url,
        publisher=metadata.publisher,
        section=metadata.section,
        keywords=metadata.keywords,
        genre=metadata.genre,
        free_to_read=metadata.free_to_read,
        images=images_of(places, source.walk, metadata.images, authors=written_by, base=base),
        links=links_of(places, source.walk, base=base, page=metadata.url or url),
        media=media_of(places, source.walk, base=base),
        diagnostics=tuple(dict.fromkeys(diagnostics)),
    )


def _with_declared_story(blocks: tuple[Block, ...], source: PageSource) -> tuple[Block, ...]:
    """Return *blocks* with the story that the metadata give as body, where the page shows next to none."""
    story = source.metadata.article_body
    shown = sum(len(block.text) for block in blocks if block.in_body)
    if not story or shown >= _LITTLE or len(story) < 2 * shown:
        return blocks
    paragraphs = (" ".join(line.split()) for line in story.split("\n"))
    told = tuple(Paragraph(text, evidence=("json-ld:articleBody",)) for text in paragraphs if text)
    return (*(block for block in blocks if not block.in_body), *told)


def _opening(blocks: tuple[Block, ...]) -> str:
    """Return the standfirst that the story begins with, empty if there is none."""
    return " ".join(block.text for block in blocks if OPENING in block.evidence)


def _declared_standfirst(blocks: tuple[Block, ...], description: str | None) -> str | None:
    """Return the declared summary, unless it is only the beginning of the body, cut off.

    A summary that is the story's first paragraphs, whole, is what the newsroom sets in front of the rest.
    """
    if description is None:
        return None
    told = (fold(block.text) for block in blocks if block.in_body)
    declared = fold(description)
    opening, size = declared[:_OPENING], len(declared)
    beginning = _first_of(told, size)
    # Before the first words a paragraph may name the place.
    if opening in beginning:
        return description if beginning.endswith(declared[-_OPENING:]) else None
    return None if opening in _first_of(told, 2 * size)[: 2 * size] else description


def _first_of(texts: Iterator[str], size: int) -> str:
    """Return the first of *texts* in one, as many as have at least *size* code points together."""
    taken: list[str] = []
    for text in texts:
        taken.append(text)
        size -= len(text)
        if size <= 0:
            break
    return "".join(taken)
