"""What a model of single lines can’t see: one headline is enough, and where text is there is a story."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsmodel.language import Language
from newsmodel.parsing.bylines import is_name, opens_byline
from newsmodel.parsing.labels import Labelled
from newsmodel.parsing.line_model import LineKind
from newsmodel.parsing.timestamps import is_timestamp

#: A headline says more than a label or a button, in code points.
_SHORTEST_HEADLINE = 20
_LONGEST_HEADLINE = 250
#: A line that opens with a phrase of the site and says what for.
_LONGEST_PHRASE = 90
#: Tables whose phrases open other lines too: credits have a copyright sign.
_UNSURE = frozenset(("copyright", "other", "aside"))
_CLOSERS = frozenset("\"'”’»)")
_ENDERS = frozenset('.!?…。！？"”’»)')
#: Lines before the story in which a headline is looked for.
_HEAD_LINES = 12


def repaired(labelled: Sequence[Labelled], language: Language) -> list[Labelled]:
    """Return the lines with a body if any can be one, and with one headline if the head prints one."""
    items = [_by_phrase(item) for item in labelled]
    if not any(item.kind in (LineKind.BODY, LineKind.SUBHEADING) for item in items):
        items = _with_body(items, language)
    return _with_one_headline(items, language)


def _by_phrase(item: Labelled) -> Labelled:
    """Trust a phrase of the site where it is the line, or opens a short one: prose may begin so too."""
    phrase = item.phrase
    if item.kind is LineKind.OTHER or phrase is None or phrase.kind in _UNSURE:
        return item
    if phrase.how != "line" and len(item.line.text) > _LONGEST_PHRASE:
        return item
    return item._replace(kind=LineKind.OTHER)


def _with_body(items: list[Labelled], language: Language) -> list[Labelled]:
    """Make body of what is left when the model sees none: a fragment, a single line, a note."""

    def is_text(item: Labelled) -> bool:
        return item.phrase is None and item.credit is None and not _is_about(item.line.text, language)

    for kinds in ((LineKind.STANDFIRST,), (LineKind.OTHER,), (LineKind.HEADLINE,)):
        if any(item.kind in kinds and is_text(item) for item in items):
            return _relabelled(
                items,
                lambda item, kinds=kinds: item.kind in kinds and is_text(item),
                LineKind.BODY,
                "only-text",
            )
    return items


def _with_one_headline(items: list[Labelled], language: Language) -> list[Labelled]:
    headlines = [i for i, item in enumerate(items) if item.kind is LineKind.HEADLINE]
    if headlines:
        first = items[headlines[0]].line.text
        # The same words again are the headline again; others are a label or a link.
        others = {i for i in headlines[1:] if items[i].line.text != first}
        return [
            item._replace(kind=LineKind.OTHER, evidence=("second-headline", *item.evidence))
            if i in others
            else item
            for i, item in enumerate(items)
        ]
    start = next((i for i, item in enumerate(items) if item.kind is LineKind.BODY), 0)
    if _opens_like_headline(items, start):
        return [
            items[0]._replace(kind=LineKind.HEADLINE, evidence=("first-line", *items[0].evidence)),
            *items[1:],
        ]
    candidates = [
        i
        for i in range(max(0, start - _HEAD_LINES), start)
        if items[i].kind is LineKind.OTHER and _could_be_headline(items[i], language)
    ]
    if candidates:
        i = max(candidates, key=lambda i: (items[i].echo, len(items[i].line.text)))
        evidence = ("best-of-head", *items[i].evidence)
        items[i] = items[i]._replace(kind=LineKind.HEADLINE, evidence=evidence)
    return items


def _opens_like_headline(items: Sequence[Labelled], start: int) -> bool:
    """Tell whether the story's first line is a headline above its first paragraph."""
    if start != 0 or len(items) < 2 or items[1].kind is not LineKind.BODY:
        return False
    first, second = items[0].line, items[1].line.text
    unended = first.text[-1].isalnum() or first.text[-1] in _CLOSERS
    return (
        unended
        and not first.joined
        and not first.tabs
        and _SHORTEST_HEADLINE <= len(first.text) <= _LONGEST_HEADLINE // 2
        and len(second) > len(first.text)
        and second[-1] in _ENDERS
    )


def _could_be_headline(item: Labelled, language: Language) -> bool:
    text = item.line.text
    return (
        item.phrase is None
        and item.credit is None
        and item.echo > 0
        and _SHORTEST_HEADLINE <= len(text) <= _LONGEST_HEADLINE
        and not _is_about(text, language)
        and not is_name(text, language)
    )


def _is_about(text: str, language: Language) -> bool:
    """Tell whether a line says when or by whom the article was written."""
    return is_timestamp(text, language) or opens_byline(text, language)


def _relabelled(
    items: list[Labelled], chosen: Callable[[Labelled], bool], kind: LineKind, evidence: str
) -> list[Labelled]:
    return [
        item._replace(kind=kind, evidence=(evidence, *item.evidence)) if chosen(item) else item
        for item in items
    ]
