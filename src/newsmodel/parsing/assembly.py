"""From labelled lines to blocks: captions with their credits, lists, tables, and what is around."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from newsmodel.language import Language
from newsmodel.model import (
    Block,
    BlockQuote,
    Caption,
    Credit,
    Headline,
    ListItem,
    Paragraph,
    Standfirst,
    Subheading,
    TableRow,
)
from newsmodel.parsing.credits import credit_of, is_illustrative
from newsmodel.parsing.labels import Labelled
from newsmodel.parsing.line_model import LineKind
from newsmodel.parsing.other_lines import OtherLines

_BULLET = re.compile(r"[•●▪■◦‣·*►▸▶✓✔]\s?\S|[–-]\s\S")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s\S")
_QUOTED = re.compile(r">\s?\S")


def blocks_of_lines(labelled: Sequence[Labelled], language: Language) -> tuple[Block, ...]:
    """Return the blocks that labelled lines make, in their order."""
    others = OtherLines(labelled, language)
    numbered = _numbered(labelled)
    blocks: list[Block] = []
    for i, item in enumerate(labelled):
        if item.kind in (LineKind.CAPTION, LineKind.CREDIT):
            _add_caption(blocks, _caption(item, language), language)
            continue
        block = others.block(i) if item.kind is LineKind.OTHER else _story(item, i in numbered)
        blocks += [block] * item.line.times
    return tuple(blocks)


def _story(item: Labelled, numbered: bool) -> Block:
    text, evidence = item.line.text, item.evidence
    match item.kind:
        case LineKind.HEADLINE:
            return Headline(text, evidence=evidence)
        case LineKind.STANDFIRST:
            return Standfirst(text, evidence=evidence)
        case LineKind.SUBHEADING:
            return Subheading(text, evidence=evidence)
        case _ if item.line.tabs:
            return TableRow(text, evidence=("row:tabs", *evidence))
        case _ if _QUOTED.match(text):
            return BlockQuote(text, evidence=("quote:marked-line", *evidence))
        case _ if numbered:
            return ListItem(text, evidence=("item:numbered", *evidence))
        case _ if _BULLET.match(text):
            return ListItem(text, evidence=("item:bullet", *evidence))
        case _:
            return Paragraph(text, evidence=evidence)


def _numbered(labelled: Sequence[Labelled]) -> set[int]:
    """Return the body lines whose number goes on from the one before: a lone "1." may begin a date."""
    found: set[int] = set()
    last: tuple[int, int] | None = None
    for i, item in enumerate(labelled):
        if item.kind is not LineKind.BODY or not (match := _NUMBER.match(item.line.text)):
            continue
        number = int(match[1])
        if last and number == last[1] + 1:
            found |= {last[0], i}
        last = (i, number)
    return found


def _caption(item: Labelled, language: Language) -> Caption:
    text, evidence, times = item.line.text, item.evidence, item.line.times
    if item.kind is LineKind.CREDIT or (item.credit and not item.credit.text):
        return Caption("", credit=credit_of(text, language), evidence=evidence, occurrences=times)
    credit = None
    illustrative = is_illustrative(text, language)
    if item.credit:
        text = item.credit.text
        credit = credit_of(item.credit.credit, language)
        evidence = (f"caption:{item.credit.evidence}", *evidence)
    return Caption(
        text,
        credit=credit,
        evidence=tuple(dict.fromkeys(evidence)),
        illustrative=illustrative,
        occurrences=times,
    )


def _add_caption(blocks: list[Block], caption: Caption, language: Language) -> None:
    """Add *caption*: a credit alone goes to the caption it follows, a repeated caption is counted."""
    last = blocks[-1] if blocks else None
    if isinstance(last, Caption) and not caption.text and last.occurrences == caption.occurrences == 1:
        if last.credit is None:
            blocks[-1] = attrs.evolve(
                last,
                credit=caption.credit,
                evidence=(*last.evidence, "credit:next-line"),
                illustrative=last.illustrative or caption.illustrative,
            )
            _merge_repeated(blocks)
            return
        if last.credit.line.endswith(":") and caption.credit:
            line = f"{last.credit.line} {caption.credit.line}"
            blocks[-1] = attrs.evolve(last, credit=credit_of(line, language))
            return
    blocks.append(caption)
    _merge_repeated(blocks)


def _merge_repeated(blocks: list[Block]) -> None:
    """Count the last two blocks as one if they are the same caption printed again at once."""
    if len(blocks) < 2:
        return
    first, second = blocks[-2:]
    if (
        isinstance(first, Caption)
        and isinstance(second, Caption)
        and first.text == second.text
        and _line(first.credit) == _line(second.credit)
    ):
        blocks[-2:] = [attrs.evolve(first, occurrences=first.occurrences + second.occurrences)]


def _line(credit: Credit | None) -> str | None:
    return None if credit is None else credit.line
