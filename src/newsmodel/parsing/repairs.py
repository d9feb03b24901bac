"""What a model of single lines can’t see: one headline is enough, and where text is there is a story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newsmodel.language import Language
from newsmodel.parsing.bylines import is_name, opens_byline
from newsmodel.parsing.datelines import opens_dateline
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
#: Paragraphs of the story that a byline or a time stamp may come after.
_HEAD_PROSE = 2
#: A sentence that is no label, in code points.
_LONG_SENTENCE = 80
#: Share of its longer words that a paragraph has in common with the rest of the story, at least.
_LEAST_ECHO = 0.3
#: Lines of the site, known by no phrase, that make a text a page and not a clean copy.
_FEW = 8
_NOT_ABOUT = frozenset(LineKind) - {LineKind.OTHER, LineKind.HEADLINE}
_LOOSE = frozenset((LineKind.OTHER, LineKind.SUBHEADING))
_ADDRESS = re.compile(r"https?://|www\.|\S@\S")
#: "Q: …", "WINTER: …", "Ada Winter: …"
_TURN = re.compile(r"([^\W\d_][^\W_]*(?: [^\W\d_][^\W_]*){0,2}): \S")
_CLOSERS = frozenset("\"'”’»)")
_ENDERS = frozenset('.!?…。！？"”’»)')
#: Punctuation goes inside the marks of speech, and outside those of a title or a term.
_SPEECH = re.compile('[,.!?…]["”“»«’]')
#: Lines before the story in which a headline is looked for.
_HEAD_LINES = 12


def repaired(labelled: Sequence[Labelled], language: Language) -> list[Labelled]:
    """Return the lines with a body if any can be one, and with one headline if the head prints one."""
    items = _with_head(_with_story([_by_phrase(item) for item in labelled], language), language)
    if not any(item.kind in (LineKind.BODY, LineKind.SUBHEADING) for item in items):
        items = _with_body(items, language)
    return _with_one_headline(_without_long_standfirst(items), language)


def _without_long_standfirst(items: list[Labelled]) -> list[Labelled]:
    """Put into the story what sums nothing up: a sentence of more than half the length of the rest."""
    body = sum(len(item.line.text) for item in items if item.kind is LineKind.BODY)
    return [
        item._replace(kind=LineKind.BODY, evidence=("longer-than-a-summary", *item.evidence))
        if item.kind is LineKind.STANDFIRST and _is_prose(item) and 2 * len(item.line.text) > body
        else item
        for item in items
    ]


def _by_phrase(item: Labelled) -> Labelled:
    """Trust a phrase of the site where it is the line, or opens a short one: prose may begin so too."""
    phrase = item.phrase
    if item.kind is LineKind.OTHER or phrase is None or phrase.kind in _UNSURE:
        return item
    if phrase.how != "line" and len(item.line.text) > _LONGEST_PHRASE:
        return item
    return item._replace(kind=LineKind.OTHER)


def _with_head(items: list[Labelled], language: Language) -> list[Labelled]:
    """Take bylines and time stamps out of the story's first lines."""
    prose = 0
    for i, item in enumerate(items):
        if item.kind in _NOT_ABOUT and _is_about(item.line.text, language):
            items[i] = item._replace(kind=LineKind.OTHER)
        prose += _is_prose(item)
        if prose > _HEAD_PROSE:
            break
    return items


def _with_story(items: list[Labelled], language: Language) -> list[Labelled]:
    """Put into the story what is surely part of it, and above a credit its caption."""
    found: list[Labelled] = []
    loose = [item for item in items if item.kind is LineKind.OTHER and item.phrase is None]
    prose = [item for item in loose if _is_prose(item) and not opens_dateline(item.line.text, language)]
    clean = len(loose) < _FEW and len(prose) < 2
    turns = _turns(items)
    body = [i for i, item in enumerate(items) if item.kind is LineKind.BODY]
    for i, item in enumerate(items):
        above = items[i - 1] if i else None
        below = items[i + 1] if i + 1 < len(items) else None
        kind, reason = item.kind, ""
        amid = bool(body) and body[0] < i < body[-1]
        if i in turns and kind is LineKind.OTHER:
            kind, reason = LineKind.BODY, "turn-of-a-dialogue"
        elif kind is LineKind.OTHER and _is_speech_in_story(item, found[-1] if found else None, amid=amid):
            kind, reason = LineKind.BODY, "speech-amid-the-story"
        elif kind is not LineKind.BODY and _is_prose(item):
            if opens_dateline(item.line.text, language):
                kind, reason = LineKind.BODY, "dateline"
            elif kind is LineKind.OTHER and _is_alone(item, above, below, clean=clean):
                kind, reason = LineKind.BODY, "prose-by-itself"
            elif kind is LineKind.HEADLINE and i == 0 and len(item.line.text) > _LONG_SENTENCE:
                kind, reason = LineKind.BODY, "sentence"
        elif kind is LineKind.BODY and _is_label(item, above, below):
            kind, reason = LineKind.SUBHEADING, "between-paragraphs"
        elif kind is LineKind.CAPTION and _is_below_headline(item, above, below):
            kind, reason = LineKind.STANDFIRST, "below-headline"
        elif (
            (kind in _LOOSE or (kind is LineKind.HEADLINE and i)) and below and _is_credit_below(item, below)
        ):
            kind, reason = LineKind.CAPTION, "above-credit"
        found.append(item._replace(kind=kind, evidence=(reason, *item.evidence)) if reason else item)
    return found


def _turns(items: Sequence[Labelled]) -> frozenset[int]:
    """Return the lines of a dialogue: two labels at least come again, before whole sentences."""
    labels = {
        i: match[1]
        for i, item in enumerate(items)
        if item.credit is None and (match := _TURN.match(item.line.text)) and item.line.text[-1] in _ENDERS
    }
    counts = Counter(labels.values())
    again = {label for label, count in counts.items() if count > 1}
    return frozenset(i for i, label in labels.items() if label in again) if len(again) > 1 else frozenset()


def _is_prose(item: Labelled) -> bool:
    """Tell whether a line is a sentence or more, and nobody's address or button."""
    text = item.line.text
    if item.phrase is not None or item.credit is not None or len(text) <= _LONG_SENTENCE:
        return False
    return text[-1] in _ENDERS and not _ADDRESS.search(text)


def _is_speech_in_story(item: Labelled, above: Labelled | None, *, amid: bool) -> bool:
    """Tell whether a line holds speech, right after a paragraph of the story or *amid* it: “No,” she said."""
    text = item.line.text
    return (
        item.phrase is None
        and item.credit is None
        and above is not None
        and (above.kind is LineKind.BODY or (amid and _is_prose(item)))
        and text[-1] in _ENDERS
        and _SPEECH.search(text) is not None
        and not _ADDRESS.search(text)
    )


def _is_alone(item: Labelled, above: Labelled | None, below: Labelled | None, *, clean: bool) -> bool:
    """Tell whether a line of prose follows the story, and nothing of the site's that no phrase gives away.

    Where the text is *clean* of such lines it need not say what the story says.
    """
    if clean:
        return above is not None
    follows = above is not None and above.kind in (LineKind.BODY, LineKind.CAPTION, LineKind.CREDIT)
    ends = below is None or below.kind is not LineKind.OTHER or below.phrase is not None
    return item.echo >= _LEAST_ECHO and follows and ends


def _is_label(item: Labelled, above: Labelled | None, below: Labelled | None) -> bool:
    """Tell whether a short line without an end stands between two paragraphs: it heads the second."""
    text = item.line.text
    short = len(text) <= _LONG_SENTENCE and text[0].isupper() and (text[-1].isalnum() or text[-1] in _CLOSERS)
    if not short:
        return False
    between = above is not None and below is not None and _is_prose(above) and _is_prose(below)
    return between and not item.line.tabs and item.line.times == 1


def _is_below_headline(item: Labelled, above: Labelled | None, below: Labelled | None) -> bool:
    """Tell a standfirst without a full stop from a picture's caption, which has a credit."""
    headline = above is not None and above.kind is LineKind.HEADLINE
    credit = item.credit or (below and below.credit)
    return headline and not credit and item.line.times == 1 and len(item.line.text) > _LONG_SENTENCE


def _is_credit_below(item: Labelled, below: Labelled) -> bool:
    alone = below.credit is not None and not below.credit.text
    text = item.line.text
    return alone and not below.line.blanks and item.phrase is None and text.count(" ") > 1


def _with_body(items: list[Labelled], language: Language) -> list[Labelled]:
    """Make body of what is left when the model sees none: a fragment, a single line, a note."""

    def is_text(item: Labelled) -> bool:
        return item.phrase is None and item.credit is None and not _is_about(item.line.text, language)

    for kind in (LineKind.STANDFIRST, LineKind.OTHER, LineKind.HEADLINE):
        chosen = {i for i, item in enumerate(items) if item.kind is kind and is_text(item)}
        if chosen:
            return [
                item._replace(kind=LineKind.BODY, evidence=("only-text", *item.evidence))
                if i in chosen
                else item
                for i, item in enumerate(items)
            ]
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
    following = next((item for item in items[1:_HEAD_LINES] if item.kind is not LineKind.OTHER), None)
    if start != 0 or following is None or following.kind is not LineKind.BODY:
        return False
    first, second = items[0].line, following.line.text
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
