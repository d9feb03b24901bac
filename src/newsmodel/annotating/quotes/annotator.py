"""The step that adds quotes to an article."""

from __future__ import annotations

import operator
import re
from bisect import bisect_right
from collections import defaultdict

from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.drafts import Draft, drafts_of
from newsmodel.annotating.quotes.interviews import interview_of
from newsmodel.annotating.quotes.marks import quoted_regions
from newsmodel.annotating.quotes.paragraphs import Reading, read_paragraph
from newsmodel.annotating.quotes.set_off import INTERVIEW, Layout, author_of, labelled_actor, with_source
from newsmodel.annotating.quotes.signatures import with_signatures
from newsmodel.annotating.quotes.speakers import Speakers
from newsmodel.annotating.quotes.words import Vocabulary, vocabulary_of
from newsmodel.annotating.story import story_blocks
from newsmodel.language import language_of
from newsmodel.model import Actor, ActorKind, Article, Dateline, MentionForm, Quote, QuoteKind, Span
from newsmodel.model._derived import derived

_start = operator.itemgetter(0)
_WORD = re.compile(r"\w+")
#: Patterns of quotes whose speaker the layout names.
_LABELLED = frozenset({"transcript", "post", "block-quote"})
#: Patterns of quotes without marks.
_UNMARKED = frozenset({"transcript", INTERVIEW})

#: offsets by block
_Places = defaultdict[int, list[tuple[int, int]]]


def with_quotes(article: Article) -> Article:
    """Return *article* with what was said and by whom: direct, mixed and reported speech."""
    vocabulary = vocabulary_of(language_of(article.language))
    sentences: defaultdict[int, list[int]] = defaultdict(list)
    for sentence in article.sentences:
        sentences[sentence.block].append(sentence.start)
    if article.dateline:  # the sentence begins behind it: "OSTERBY (AP) — *Mayor Ada Winter said* …"
        sentences[article.dateline.span.block].append(_end_of(article.dateline, article))
    times, names, bodies = _times(article), *_names(article)
    readings: list[tuple[int, Reading]] = []
    goes_on = False
    blocks = list(story_blocks(article))
    interview = interview_of(article, blocks, vocabulary)
    layout = Layout(blocks, article.actors, vocabulary, interview.answers if interview is not None else None)
    for index, block in blocks:
        regions, goes_on = quoted_regions(block.text, goes_on=goes_on)
        told = layout.read(index, block, regions)
        marked = sentences[index], times[index], names[index]
        words = Words(block.text, told.regions, *marked, vocabulary, bodies[index])
        if words.size:
            readings.append((index, with_source(read_paragraph(words), told)))
    drafts = drafts_of(with_signatures(readings))
    speakers = Speakers(article, {index: reading.words for index, reading in readings}, vocabulary)
    found = _speakers(drafts, speakers)
    quotes: list[Quote] = []
    for draft in drafts:
        if draft.pattern in _UNMARKED:
            draft.kind = QuoteKind.INDIRECT  # the kind tells how much stands in marks: none of it
        speaker, how = found.get(draft.named, (None, None))
        if draft.pattern in _LABELLED and speaker is None:
            speaker, how = _by_layout(draft, article, vocabulary), "speaker:label"
        elif draft.pattern == INTERVIEW and interview is not None:
            speaker, how = interview.speaker, "speaker:interview"
        quotes.append(_quote(article, draft, speaker, how))
    return derived(article, quotes=tuple(sorted(quotes, key=lambda quote: _place(quote.spans[0]))))


def _times(article: Article) -> defaultdict[int, list[tuple[int, int]]]:
    """Return the expressions of time by block; a name that looks like one ("Winter") is none."""
    named: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for actor in article.actors:
        for mention in actor.mentions:
            named[mention.span.block].append((mention.span.start, mention.span.end))
    for spans in named.values():
        spans.sort()
    times: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for time in article.times:
        span = time.span
        around = named.get(span.block, ())
        before = bisect_right(around, span.start, key=_start) - 1
        if before < 0 or around[before][1] <= span.start:
            times[span.block].append((span.start, span.end))
    return times


def _end_of(dateline: Dateline, article: Article) -> int:
    """Return the offset of the first word behind the dateline."""
    text = article.blocks[dateline.span.block].text
    word = _WORD.search(text, dateline.span.end)
    return word.start() if word else len(text)


def _names(article: Article) -> tuple[_Places, _Places]:
    """Return the names of people by block, and whatever else names a person or an organisation."""
    names: _Places = defaultdict(list)
    bodies: _Places = defaultdict(list)
    for actor in article.actors:
        if actor.kind is ActorKind.PLACE:
            continue
        for mention in actor.mentions:
            place = mention.span.start, mention.span.end
            if actor.kind is ActorKind.PERSON and mention.form is MentionForm.NAME:
                names[mention.span.block].append(place)
            elif mention.form is not MentionForm.PRONOUN:
                bodies[mention.span.block].append(place)
    return names, bodies


def _speakers(drafts: list[Draft], speakers: Speakers) -> dict[Span | None, tuple[Actor | None, str | None]]:
    """Return who each source is; they are asked in reading order, whatever they attribute."""
    sources = sorted({draft.named for draft in drafts if draft.named is not None}, key=_place)
    return {source: speakers.resolve(source) for source in sources}


def _by_layout(draft: Draft, article: Article, vocabulary: Vocabulary) -> Actor | None:
    """Return whom a label or a post's author means."""
    if draft.named is None:
        return author_of(article.blocks[draft.spans[0].block], article)
    return labelled_actor(article[draft.named], article, vocabulary)


def _quote(article: Article, draft: Draft, speaker: Actor | None, how: str | None) -> Quote:
    return Quote(
        " ".join(article[span] for span in draft.spans),
        tuple(draft.spans),
        draft.kind,
        source=draft.source,
        cue=draft.cue,
        speaker=speaker,
        evidence=(draft.pattern, how) if how and speaker else (draft.pattern,),
    )


def _place(span: Span) -> tuple[int, int, int]:
    # Spans order themselves the same way, but slower.
    return span.block, span.start, span.end
