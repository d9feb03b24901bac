"""Tells speech that is reported without marks from what only looks like it: "the pieces show skin"."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from math import exp

from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.reports import has_verb
from newsmodel.annotating.quotes.signs import SourceKind, View
from newsmodel.annotating.quotes.words import Does, Form
from newsmodel.linear import LinearModel, read_model
from newsmodel.model import Span

#: Up to so many words reports and their sentences are told apart by length.
_LENGTHS = (2, 4, 7, 12, 20, 35)
_MARKS = frozenset(",:;.–—-(")
_CLASSES = (
    (Does.DETERMINER, "determiner"),
    (Does.PRONOUN, "pronoun"),
    (Does.PREPOSITION, "preposition"),
    (Does.RELATIVE, "relative"),
    (Does.COMPLEMENTIZER, "complementizer"),
    (Does.SUBORDINATOR, "subordinator"),
    (Does.CONJUNCTION, "conjunction"),
    (Does.AUXILIARY | Does.INFINITIVE, "auxiliary"),
    (Does.VERB, "verb"),
)


def likely_report(view: View, words: Words) -> float:
    """Return how likely what *view* shows is speech, from 0 to 1, whoever it is that speaks."""
    return 1 / (1 + exp(-report_model().total(signs_of(view, words))[0] / 100))


def signs_of(view: View, words: Words) -> Iterator[str]:
    """Yield what speaks for speech, or against it."""
    draft, source = view.draft, view.source
    first, last = words.at(draft.spans[0].start), words.at(draft.spans[-1].end)
    yield "any"
    yield draft.pattern
    kind = source.kind.value if source.kind is not SourceKind.NONE or view.goes_on is None else "again"
    yield f"source:{kind}"
    yield f"source:{kind}:{source.calls}"
    yield f"source:{kind}|{draft.pattern}"
    if source.span is not None and source.span.block == draft.spans[0].block:
        yield f"source:{_size(words.at(source.span.end) - words.at(source.span.start))}"
        opening = words.at(source.span.start)
        yield f"source:opens:{_class_of(words, opening)}"
        if words.lower[opening] in words.vocabulary.first_person:
            yield "source:own"  # whoever writes, of oneself
    if draft.cue is not None:
        cue = words.at(draft.cue.start)
        behind = words.at(draft.cue.end) - 1
        for form in words.vocabulary.verbs.get(words.lower[behind], ())[:1]:
            yield f"cue:{form.kind.value}"
            yield f"cue:{form.form.value}"
            yield f"cue:{form.form.value}|{draft.pattern}"
            yield f"cue:{'clause' if form.bare_clause else 'no-clause'}:{'object' if form.object else 'none'}"
            yield f"cue:{'never-noun' if form.never_noun else 'noun'}"
        yield f"cue:{'before' if cue < first else 'behind'}"
        between = first - behind if cue < first else cue - last
        yield f"far:{_size(between)}"
    yield f"size:{_size(last - first)}"
    yield f"opens:{_class_of(words, first)}"
    yield f"opens:{_class_of(words, first)}|{draft.pattern}"
    yield "clause" if has_verb(words, first, last) else "phrase"
    floor, end = words.sentence(first)
    yield f"sentence:{_size(end - floor)}"
    yield "ends-sentence" if last >= end - 1 else "goes-on"
    yield "opens-sentence" if first == floor else "inside"
    if words.has_quote(first, last):
        yield "marks"
    yield f"opens:{_class_of(words, first)}-{_class_of(words, first + 1)}"
    yield f"before:{_before(words, first, source.span)}"
    yield f"before:{_before(words, first, source.span)}|{_class_of(words, first)}"
    yield f"behind:{_class_of(words, last)}"
    yield f"spans:{len(draft.spans)}"
    if words.is_timed(first):
        yield f"time:{_size(last - first)}"


def _before(words: Words, first: int, source: Span | None) -> str:
    """Return what stands before a stretch: a class of words, a comma, or the end of the source."""
    if first == 0:
        return "nothing"
    if source is not None and words.starts[first - 1] < source.end <= words.starts[first]:
        return "source"
    if words.lower[first - 1] == "," and source is not None and first > 1:
        return "source-comma" if words.ends[first - 2] == source.end else "comma"
    return words.lower[first - 1] if words.lower[first - 1] in _MARKS else _class_of(words, first - 1)


def _size(tokens: int) -> str:
    return str(sum(tokens > length for length in _LENGTHS))


def _class_of(words: Words, i: int) -> str:
    if i >= words.size:
        return "none"
    if words.is_quote(i):
        return "marks"
    if words.timed[i]:
        return "time"
    if words.lower[i] in words.vocabulary.relative_articles and i and words.lower[i - 1] == ",":
        return "relative"
    if any(form.form is Form.GERUND for form in words.vocabulary.verbs.get(words.lower[i], ())):
        return "gerund"
    does = words.does[i]
    small = next((name for what, name in _CLASSES if does & what), None)
    return small or ("capital" if words.is_capital(i) else "word")


@functools.lru_cache(maxsize=1)
def report_model() -> LinearModel:
    """Return the weights that come with newsmodel."""
    return read_model("newsmodel.annotating.quotes", "reports.json")
