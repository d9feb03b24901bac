"""From decided raw blocks to the blocks of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsmodel.model import (
    Aside,
    Block,
    BlockQuote,
    Boilerplate,
    BoilerplateKind,
    Byline,
    Caption,
    Embed,
    Headline,
    ListItem,
    Paragraph,
    Standfirst,
    Subheading,
    TableRow,
    Timestamp,
)
from newsmodel.parsing.page.captions import PageCaption
from newsmodel.parsing.page.hints import BIT
from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.roles import Decision, Role
from newsmodel.parsing.page.walk import RawBlock

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ITEMS = frozenset(("li", "dd", "dt"))
#: Blocks right after the story's last that are kept and labelled; what follows is the site's frame.
_AFTER = 12
#: What names hint at, first match first.
_KIND_OF_HINT = (
    ("newsletter", BoilerplateKind.NEWSLETTER),
    ("paywall", BoilerplateKind.PAYWALL),
    ("share", BoilerplateKind.SHARING),
    ("ad", BoilerplateKind.ADVERTISEMENT),
    ("comment", BoilerplateKind.COMMENTS),
    ("related", BoilerplateKind.RELATED),
    ("author", BoilerplateKind.AUTHOR_BIO),
)
_PHRASES = {kind.name.lower(): kind for kind in BoilerplateKind}
_BOX = BIT["box"]
_EMBED = BIT["embed"]


def blocks_of_page(
    source: PageSource, decisions: Sequence[Decision], captions: Sequence[PageCaption]
) -> tuple[Block, ...]:
    """Return the article's blocks, in the order of the page."""
    return tuple(
        block for _, block in sorted(placed_blocks(source, decisions, captions), key=lambda pair: pair[0])
    )


def placed_blocks(
    source: PageSource, decisions: Sequence[Decision], captions: Sequence[PageCaption]
) -> Iterator[tuple[tuple[int, int], Block]]:
    """Yield the blocks with the key that orders them: captions stand before the block they are printed at."""
    kept = [n for n, decision in enumerate(decisions) if decision.role in (Role.BODY, Role.CAPTION)]
    last = kept[-1] + _AFTER if kept else -1
    for raw, decision in zip(source.walk.blocks, decisions, strict=True):
        block = _block(raw, decision, source)
        if block is not None and (raw.number <= last or block.in_body):
            yield (raw.number, 1), block
    for caption in captions:
        yield (caption.at, 0), _caption(caption, source)


def _block(raw: RawBlock, decision: Decision, source: PageSource) -> Block | None:
    text, evidence, path = raw.text, decision.evidence, raw.container.path
    match decision.role:
        case Role.BODY:
            return _body_block(raw, evidence, source)
        case Role.HEADLINE:
            return Headline(text, evidence=evidence, path=path)
        case Role.STANDFIRST:
            return Standfirst(text, evidence=evidence, path=path)
        case Role.BYLINE:
            return Byline(text, evidence=evidence, path=path)
        case Role.TIMESTAMP:
            return Timestamp(text, evidence=evidence, path=path)
        case Role.BESIDE:
            return _beside(raw, evidence, source)
        case _:
            return None


def _body_block(raw: RawBlock, evidence: tuple[str, ...], source: PageSource) -> Block:
    container, text = raw.container, raw.text
    parent = container.parent.tag if container.parent else ""
    if container.tag in _HEADINGS:
        return Subheading(text, evidence=evidence, path=container.path)
    if "blockquote" in (container.tag, parent):
        own, above, _ = source.around.hints_of(container)
        if (own | above) & _EMBED:
            return Embed(text, evidence=evidence, path=container.path)
        return BlockQuote(text, evidence=evidence, path=container.path)
    if container.tag in _ITEMS or parent == "li":
        return ListItem(text, evidence=evidence, path=container.path)
    if container.tag == "tr":
        return TableRow(text, evidence=evidence, path=container.path)
    return Paragraph(text, evidence=evidence, path=container.path)


def _beside(raw: RawBlock, evidence: tuple[str, ...], source: PageSource) -> Block:
    own, _, below = source.around.hints_of(raw.container)
    hints = own | below
    if phrase := source.words.phrase_of(raw.text):
        evidence = (f"phrase:{phrase}", *evidence)
        if phrase == "aside":
            return Aside(raw.text, evidence=evidence, path=raw.container.path)
        kind = _PHRASES[phrase]
    else:
        kind = next((kind for name, kind in _KIND_OF_HINT if hints & BIT[name]), BoilerplateKind.OTHER)
        if kind is BoilerplateKind.OTHER and raw.is_prose and hints & _BOX:
            return Aside(raw.text, evidence=evidence, path=raw.container.path)
        if kind is BoilerplateKind.OTHER and raw.link_share > 0.9:
            kind = BoilerplateKind.READ_MORE
    return Boilerplate(raw.text, kind=kind, evidence=evidence, path=raw.container.path)


def _caption(caption: PageCaption, source: PageSource) -> Caption:
    path = source.walk.blocks[caption.numbers[0]].container.path if caption.numbers else None
    return Caption(
        caption.text,
        credit=caption.credit,
        image_url=caption.image_url,
        alt=caption.alt,
        illustrative=caption.illustrative,
        occurrences=caption.occurrences,
        evidence=caption.evidence or ("caption",),
        path=path,
    )
