"""The step that adds quotes to an article."""

from __future__ import annotations

from collections import defaultdict

import attrs

from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.drafts import Draft, drafts_of
from newsmodel.annotating.quotes.marks import quoted_regions
from newsmodel.annotating.quotes.paragraphs import Reading, read_paragraph
from newsmodel.annotating.quotes.speakers import Speakers
from newsmodel.annotating.quotes.words import vocabulary_of
from newsmodel.annotating.story import story_blocks
from newsmodel.language import language_of
from newsmodel.model import Article, Quote


def with_quotes(article: Article) -> Article:
    """Return *article* with what was said and by whom: direct, mixed and reported speech."""
    vocabulary = vocabulary_of(language_of(article.language))
    sentences: defaultdict[int, list[int]] = defaultdict(list)
    for sentence in article.sentences:
        sentences[sentence.block].append(sentence.start)
    times: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for time in article.times:
        times[time.span.block].append((time.span.start, time.span.end))
    readings: list[tuple[int, Reading]] = []
    goes_on = False
    for index, block in story_blocks(article):
        regions, goes_on = quoted_regions(block.text, goes_on=goes_on)
        words = Words(block.text, regions, sentences[index], times[index], vocabulary)
        if len(words):
            readings.append((index, read_paragraph(words)))
    speakers = Speakers(article, vocabulary)
    quotes = [_quote(article, draft, speakers) for draft in drafts_of(readings)]
    return attrs.evolve(article, quotes=tuple(sorted(quotes, key=lambda quote: quote.spans)))


def _quote(article: Article, draft: Draft, speakers: Speakers) -> Quote:
    speaker, how = None, None
    named = draft.antecedent or draft.source
    if named is not None:
        speaker, how = speakers.resolve(named)
    return Quote(
        " ".join(article[span] for span in draft.spans),
        tuple(draft.spans),
        draft.kind,
        source=draft.source,
        cue=draft.cue,
        speaker=speaker,
        evidence=(draft.pattern, how) if how else (draft.pattern,),
    )
