"""From decided raw blocks to the blocks of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

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
from newsmodel.parsing.page.posts import Post, post_around
from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.roles import Decision, Role, last_kept
from newsmodel.parsing.page.view import HEADINGS
from newsmodel.parsing.page.walk import RawBlock

_ITEMS = frozenset(("li", "dd", "dt"))
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
_UNPRINTED = frozenset((Role.OUTSIDE, Role.CAPTION))
_BESIDE_STORY = frozenset((Role.HEADLINE, Role.STANDFIRST, Role.BYLINE, Role.TIMESTAMP, Role.BESIDE))
_LINES_OF_POSTS = frozenset((Role.BODY, Role.BESIDE, Role.OUTSIDE))


class Placed(NamedTuple):
    """A block of the article, and where it stands on the page."""

    #: numbers of the raw blocks that it was made of; of a caption, the number of the block it is printed at
    numbers: tuple[int, ...]
    block: Block


def blocks_of_page(
    source: PageSource, decisions: Sequence[Decision], captions: Sequence[PageCaption]
) -> tuple[Block, ...]:
    """Return the article's blocks, in the order of the page."""
    return tuple(placed.block for placed in placed_blocks(source, decisions, captions))


def placed_blocks(
    source: PageSource, decisions: Sequence[Decision], captions: Sequence[PageCaption]
) -> Iterator[Placed]:
    """Yield the blocks in the order of the page; captions stand before the block they are printed at."""
    blocks, last = source.walk.blocks, last_kept(decisions)
    waiting = sorted(captions, key=_place)[::-1]
    merged = -1
    for raw, decision in zip(blocks, decisions, strict=True):
        while waiting and waiting[-1].at <= raw.number:
            yield _placed_caption(waiting.pop(), source)
        role = decision.role
        if role in _UNPRINTED or raw.number <= merged or (raw.number > last and role in _BESIDE_STORY):
            continue
        post = _post(raw, decisions, source)
        if post is None:
            yield Placed((raw.number,), _block(raw, decision, source))
        else:
            numbers = _lines_of(post, decisions, raw.number)
            merged = numbers[-1]
            yield Placed(numbers, _embed(post, [blocks[n] for n in numbers], decision))
    while waiting:
        yield _placed_caption(waiting.pop(), source)


def _post(raw: RawBlock, decisions: Sequence[Decision], source: PageSource) -> Post | None:
    """Return the post that *raw* is a line of, if any of its lines is the story's."""
    if "blockquote" not in raw.container.tags or decisions[raw.number].role not in _LINES_OF_POSTS:
        return None
    post = post_around(raw, source.walk.blocks, source.around)
    if post is None:
        return None
    lines = range(post.container.started, post.container.ended)
    return post if any(decisions[number].role is Role.BODY for number in lines) else None


def _place(caption: PageCaption) -> int:
    return caption.at


def _lines_of(post: Post, decisions: Sequence[Decision], start: int) -> tuple[int, ...]:
    """Return the numbers of a post's lines, those that the model takes for something else too."""
    lines = range(start, post.container.ended)
    return tuple(number for number in lines if decisions[number].role in _LINES_OF_POSTS)


def _embed(post: Post, lines: Sequence[RawBlock], decision: Decision) -> Embed:
    return Embed(
        " ".join(line.text for line in lines),
        author=post.author,
        url=post.url,
        evidence=("post", *decision.evidence),
        path=post.container.path,
    )


def _placed_caption(caption: PageCaption, source: PageSource) -> Placed:
    return Placed((caption.at,), _caption(caption, source))


def _block(raw: RawBlock, decision: Decision, source: PageSource) -> Block:
    if decision.role is Role.BODY:
        return _body_block(raw, decision.evidence)
    text, evidence, path = raw.text, decision.evidence, raw.container.path
    match decision.role:
        case Role.HEADLINE:
            return Headline(text, evidence=evidence, path=path)
        case Role.STANDFIRST:
            return Standfirst(text, evidence=evidence, path=path)
        case Role.BYLINE:
            return Byline(text, evidence=evidence, path=path)
        case Role.TIMESTAMP:
            return Timestamp(text, evidence=evidence, path=path)
        case Role.ASIDE:
            return Aside(text, evidence=evidence, path=path)
        case _:
            return _beside(raw, evidence, source)


def _body_block(raw: RawBlock, evidence: tuple[str, ...]) -> Block:
    container, text = raw.container, raw.text
    parent = container.parent.tag if container.parent else ""
    if container.tag in HEADINGS:
        return Subheading(text, evidence=evidence, path=container.path)
    if "blockquote" in (container.tag, parent):
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
