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
from newsmodel.parsing.labels import Labelled, LineKind


def blocks_of_lines(labelled: Sequence[Labelled], language: Language) -> tuple[Block, ...]:
    """Return the blocks that labelled lines make, in their order."""
    blocks: list[Block] = []
    for item in labelled:
        block = _block(item, language)
        if isinstance(block, Caption) and blocks and _is_repeated(blocks[-1], block):
            last = blocks[-1]
            assert isinstance(last, Caption)  # noqa: S101
            blocks[-1] = attrs.evolve(last, occurrences=last.occurrences + 1)
            continue
        blocks.append(block)
    return tuple(blocks)


def _is_repeated(last: Block, block: Caption) -> bool:
    return isinstance(last, Caption) and last.text == block.text and last.credit == block.credit


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
            phrase = next(
                (name.partition(":")[2] for name in evidence if name.startswith("phrase:")), "other"
            )
            if phrase == "aside":
                return Aside(text, evidence=evidence)
            return Boilerplate(text, kind=BoilerplateKind[phrase.upper()], evidence=evidence)


def _caption(text: str, evidence: tuple[str, ...], language: Language) -> Caption:
    split = split_credit(text, language)
    if split is None:
        return Caption(text, evidence=evidence)
    words = "|".join(language.layout.illustrative)
    illustrative = any(split.text.casefold().startswith(w) for w in words.split("|") if w)
    return Caption(
        split.text, credit=credit_of(split.credit, language), evidence=evidence, illustrative=illustrative
    )
