"""From labelled lines to blocks: captions with their credits, bylines, time stamps, boilerplate."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newsmodel.language import Language
from newsmodel.model import (
    Aside,
    Block,
    Boilerplate,
    BoilerplateKind,
    Caption,
    Headline,
    Paragraph,
    Standfirst,
    Subheading,
)
from newsmodel.parsing.credits import credit_of, split_credit
from newsmodel.parsing.labels import Labelled
from newsmodel.parsing.line_model import LineKind


def blocks_of_lines(labelled: Sequence[Labelled], language: Language) -> tuple[Block, ...]:
    """Return the blocks that labelled lines make, in their order."""
    blocks: list[Block] = []
    for item in labelled:
        block = _block(item, language)
        last = blocks[-1] if blocks else None
        if not isinstance(block, Caption):
            blocks += [block] * item.line.times
        elif isinstance(last, Caption) and _same(last, block):
            blocks[-1] = attrs.evolve(last, occurrences=last.occurrences + item.line.times)
        else:
            blocks.append(attrs.evolve(block, occurrences=item.line.times))
    return tuple(blocks)


def _same(last: Caption, block: Caption) -> bool:
    return last.text == block.text and last.credit == block.credit


def _block(item: Labelled, language: Language) -> Block:
    text, evidence = item.line.text, item.evidence
    match item.kind:
        case LineKind.HEADLINE:
            return Headline(text, evidence=evidence)
        case LineKind.STANDFIRST:
            return Standfirst(text, evidence=evidence)
        case LineKind.BODY:
            return Paragraph(text, evidence=evidence)
        case LineKind.SUBHEADING:
            return Subheading(text, evidence=evidence)
        case LineKind.CAPTION | LineKind.CREDIT:
            return _caption(text, evidence, language)
        case LineKind.OTHER:
            return _other(item)


def _other(item: Labelled) -> Block:
    if item.phrase is None:
        return Boilerplate(item.line.text, evidence=item.evidence)
    evidence = (f"phrase:{item.phrase.kind.replace('_', '-')}", *item.evidence)
    if item.phrase.kind == "aside":
        return Aside(item.line.text, evidence=evidence)
    return Boilerplate(item.line.text, kind=BoilerplateKind[item.phrase.kind.upper()], evidence=evidence)


def _caption(text: str, evidence: tuple[str, ...], language: Language) -> Caption:
    split = split_credit(text, language)
    if split is None:
        return Caption(text, evidence=evidence)
    words = "|".join(language.layout.illustrative)
    illustrative = any(split.text.casefold().startswith(w) for w in words.split("|") if w)
    return Caption(
        split.text, credit=credit_of(split.credit, language), evidence=evidence, illustrative=illustrative
    )
