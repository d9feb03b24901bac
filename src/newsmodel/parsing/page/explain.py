"""Tells people why each block of a page is what it is, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from newsmodel.model import Article, Block, Boilerplate, Caption
from newsmodel.parsing.page.article import Findings, article_of_page, findings_of
from newsmodel.parsing.page.assembly import placed_blocks
from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.roles import Role
from newsmodel.parsing.page.walk import Walk
from newsmodel.parsing.site_rules import Part

#: First words of a block, in code points.
_SHOWN = 72
_KIND = 24
#: Blocks shown of a run that nobody looked at closely.
_SAMPLES = 4
_LEFT_OUT = "left out"


class _Entry(NamedTuple):
    """A line of the text, and the line of reasons below it."""

    number: int
    kind: str
    text: str
    reasons: tuple[str, ...]
    #: far from all prose: told together with its neighbours
    far: bool = False


def explanation_of(source: PageSource, *, url: str | None = None) -> str:
    """Return why each block of a page is what it is, as text; `newsmodel.explain` says how it reads."""
    found = findings_of(source, url=url)
    article = article_of_page(source, url=url)
    lines = [*_summary(article, source), ""]
    for far, run in groupby(_entries(source, found), key=lambda entry: entry.far):
        entries = list(run)
        lines += _far_lines(entries) if far else _lines(entries)
    return "\n".join(lines)


def _summary(article: Article, source: PageSource) -> Iterator[str]:
    body = article.body
    yield f"headline     {article.headline or 'none'}"
    yield f"body         {len(body)} blocks, {len(article.text):,} characters"
    kept = len(article.blocks) - len(body)
    yield f"beside it    {kept} blocks kept, {len(article.captions)} of them captions"
    yield f"page         {len(source.walk.blocks)} blocks of text, {len(source.walk.images)} images"
    yield f"language     {article.language or 'unknown'}"
    yield f"diagnostics  {', '.join(article.diagnostics) or 'none'}"
    if any("json-ld:articleBody" in block.evidence for block in body):
        yield "The page shows next to no text: the body is the one that its metadata hold."
    for part, count in _matches(source):
        yield f"{part.evidence} names {count} elements" if count != 1 else f"{part.evidence} names 1 element"


def _matches(source: PageSource) -> Iterator[tuple[Part, int]]:
    parts = list(source.ruled.values())
    return ((part, parts.count(part)) for part in Part if getattr(source.rules, part.value, ()))


def _entries(source: PageSource, found: Findings) -> Iterator[_Entry]:
    """Yield an entry for each block of the article and each raw block that is in none, in order."""
    placed = list(placed_blocks(source, found.decisions, found.captions, found.reasons))
    made = {number for numbers, block in placed if not isinstance(block, Caption) for number in numbers}
    # It is read now: nothing that the page shows is missing here.
    entries = [
        _Entry(skipped.number, _LEFT_OUT, raw.text, (), far=True)
        for skipped in source.walk.frame
        for raw in Walk([skipped.element]).blocks
    ]
    entries += [_block_entry(numbers[0], block, source, found) for numbers, block in placed]
    entries += [
        _raw_entry(number, None, source, found)
        for number, decision in enumerate(found.decisions)
        if number not in made and decision.role is not Role.CAPTION
    ]
    # A caption stands before the block that it is printed at.
    yield from sorted(entries, key=lambda entry: entry.number)


def _block_entry(number: int, block: Block, source: PageSource, found: Findings) -> _Entry:
    if isinstance(block, Caption):
        return _Entry(number, _kind_of(block), block.text, _caption_reasons(block))
    return _raw_entry(number, block, source, found)


def _raw_entry(number: int, block: Block | None, source: PageSource, found: Findings) -> _Entry:
    raw, decision, guess = source.walk.blocks[number], found.decisions[number], found.guesses[number]
    told = bool(guess.features or decision.evidence)
    names = found.reasons(number) if told else ()
    likely = f"body {guess.probability:.0%}" if guess.features else "far from all prose"
    return _Entry(
        number,
        _LEFT_OUT if block is None else _kind_of(block),
        raw.text,
        (likely, *names, raw.container.path),
        far=block is None and not told,
    )


def _kind_of(block: Block) -> str:
    kind = type(block).__name__.lower()
    return f"{kind} {block.kind.value}" if isinstance(block, Boilerplate) else kind


def _caption_reasons(block: Block) -> tuple[str, ...]:
    if not isinstance(block, Caption):
        return block.evidence
    credit = (f"credit: {block.credit.line}",) if block.credit else ()
    image = (f"image: {block.image_url}",) if block.image_url else ()
    times = (f"printed {block.occurrences} times",) if block.occurrences > 1 else ()
    return (*block.evidence, *credit, *image, *times)


def _lines(entries: Iterable[_Entry]) -> Iterator[str]:
    for entry in entries:
        yield f"{entry.number:>4}  {entry.kind:<{_KIND}}{_first_words(entry.text)}".rstrip()
        yield f"{'':6}{'':<{_KIND}}{' · '.join(entry.reasons)}".rstrip()


def _far_lines(entries: Sequence[_Entry]) -> Iterator[str]:
    """Yield two lines for a run of blocks that nobody looked at closely."""
    first = entries[0].number
    words = " | ".join(_first_words(entry.text, _SHOWN // _SAMPLES) for entry in entries[:_SAMPLES])
    more = " | …" if len(entries) > _SAMPLES else ""
    count = f"{len(entries)} blocks" if len(entries) > 1 else "1 block"
    yield f"{first:>4}  {_LEFT_OUT:<{_KIND}}{words}{more}"
    yield f"{'':6}{'':<{_KIND}}{count} far from all prose"


def _first_words(text: str, size: int = _SHOWN) -> str:
    return text if len(text) <= size else f"{text[:size].rstrip()}…"
