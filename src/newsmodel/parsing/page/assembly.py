"""From decided raw blocks to the blocks of an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
from newsmodel.parsing.page.posts import Post, post_around
from newsmodel.parsing.page.reading import PageSource
from newsmodel.parsing.page.roles import OPENING, Decision, Role
from newsmodel.parsing.page.subheadings import subheadings_of
from newsmodel.parsing.page.view import HEADINGS
from newsmodel.parsing.page.walk import Container, RawBlock

_ITEMS = frozenset(("li", "dd", "dt"))
# Members of an enum are slow to get at and to hash.
_BODY, _BESIDE, _OUTSIDE, _CAPTION = Role.BODY, Role.BESIDE, Role.OUTSIDE, Role.CAPTION
_LINES_OF_POSTS = (_BODY, _BESIDE, _OUTSIDE, Role.ASIDE)
#: The kinds of block that stand in a page's head, and one that the newsroom sets beside the story.
_KIND_OF_ROLE: tuple[tuple[Role, type[Block]], ...] = (
    (Role.HEADLINE, Headline),
    (Role.STANDFIRST, Standfirst),
    (Role.BYLINE, Byline),
    (Role.TIMESTAMP, Timestamp),
    (Role.ASIDE, Aside),
)
_ASIDE = Role.ASIDE


#: Returns what decided about the raw block of a number, strongest first.
Reasons = Callable[[int], tuple[str, ...]]


class Placed(NamedTuple):
    """A block of the article, and where it stands on the page."""

    #: numbers of the raw blocks that it was made of; of a caption, the number of the block it is printed at
    numbers: tuple[int, ...]
    block: Block


def placed_blocks(
    source: PageSource, decisions: Sequence[Decision], captions: Sequence[PageCaption], reasons: Reasons
) -> Iterator[Placed]:
    """Yield the blocks in the order of the page; captions stand before the block they are printed at."""
    return (Placed(numbers, block) for numbers, block in _placed(source, decisions, captions, reasons))


def _placed(
    source: PageSource, decisions: Sequence[Decision], captions: Sequence[PageCaption], reasons: Reasons
) -> Iterator[tuple[tuple[int, ...], Block]]:
    blocks = source.walk.blocks
    waiting = sorted(captions, key=_place)[::-1]
    merged = -1
    body = [number for number, decision in enumerate(decisions) if decision.role is _BODY]
    subheadings = frozenset(subheadings_of(blocks, body))
    for raw, decision in zip(blocks, decisions, strict=True):
        number = raw.number
        while waiting and waiting[-1].at <= number:
            yield _placed_caption(waiting.pop(), source)
        role = decision.role
        if role is _OUTSIDE or role is _CAPTION or number <= merged:
            continue
        post = _post(raw, decisions, source) if "blockquote" in raw.container.shape.tags else None
        if post is None:
            heads = number in subheadings
            yield (number,), _block(raw, decision, reasons(number), kind=Subheading if heads else None)
        else:
            numbers = _lines_of(post, decisions, number)
            merged = numbers[-1]
            yield numbers, _embed(post, [blocks[n] for n in numbers], reasons(number))
    while waiting:
        yield _placed_caption(waiting.pop(), source)


def _post(raw: RawBlock, decisions: Sequence[Decision], source: PageSource) -> Post | None:
    """Return the post that *raw*, in a block quote, is a line of, if any of its lines is the story's."""
    if decisions[raw.number].role not in _LINES_OF_POSTS:
        return None
    post = post_around(raw, source.walk.blocks, source.around)
    if post is None:
        return None
    lines = range(post.container.started, post.container.ended)
    return post if any(decisions[number].role is _BODY for number in lines) else None


def _place(caption: PageCaption) -> int:
    return caption.at


def _lines_of(post: Post, decisions: Sequence[Decision], start: int) -> tuple[int, ...]:
    """Return the numbers of a post's lines, those that the model takes for something else too."""
    lines = range(start, post.container.ended)
    return tuple(number for number in lines if decisions[number].role in _LINES_OF_POSTS)


def _embed(post: Post, lines: Sequence[RawBlock], evidence: tuple[str, ...]) -> Embed:
    return Embed(
        " ".join(line.text for line in lines),
        author=post.author,
        url=post.url,
        evidence=("post", *evidence),
        path=post.container.path,
    )


def _placed_caption(caption: PageCaption, source: PageSource) -> tuple[tuple[int, ...], Block]:
    return (caption.at,), _caption(caption, source)


def _block(
    raw: RawBlock, decision: Decision, evidence: tuple[str, ...], *, kind: type[Block] | None
) -> Block:
    """Return the article's block; *kind* is that of a line of the story, if it is known."""
    role = decision.role
    if role is _BESIDE:
        of = decision.kind or BoilerplateKind.OTHER
        return Boilerplate(raw.text, kind=of, evidence=evidence, path=raw.container.path)
    if role is not _BODY:
        kind = next(kind for told, kind in _KIND_OF_ROLE if told is role)
    else:
        kind = kind or (Paragraph if OPENING in evidence else _body_kind(raw.container))
    return kind(raw.text, evidence=evidence, path=raw.container.shape.path)


def _body_kind(container: Container) -> type[Block]:
    tag = container.tag
    parent = container.parent.tag if container.parent else ""
    if tag in HEADINGS:
        return Subheading
    if tag == "blockquote" or parent == "blockquote":
        return BlockQuote
    if tag in _ITEMS or parent == "li":
        return ListItem
    return TableRow if tag == "tr" else Paragraph


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
