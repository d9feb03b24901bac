"""The step that adds quotes to an article."""

from __future__ import annotations

from newsmodel.annotating.quotes.cutting import Paragraphs
from newsmodel.annotating.quotes.drafts import Draft, drafts_of
from newsmodel.annotating.quotes.interviews import interview_of
from newsmodel.annotating.quotes.marks import quoted_regions
from newsmodel.annotating.quotes.paragraphs import Reading, may_speak, read_paragraph
from newsmodel.annotating.quotes.set_off import INTERVIEW, Layout, author_of, labelled_actor, with_source
from newsmodel.annotating.quotes.signatures import with_signatures
from newsmodel.annotating.quotes.speakers import Speakers
from newsmodel.annotating.quotes.words import Vocabulary, vocabulary_of
from newsmodel.annotating.story import story_blocks
from newsmodel.language import language_of
from newsmodel.model import Actor, Article, Quote, QuoteKind, Span
from newsmodel.model._derived import derived

#: Patterns of quotes whose speaker the layout names.
_LABELLED = frozenset({"transcript", "post", "block-quote"})
#: Patterns of quotes without marks.
_UNMARKED = frozenset({"transcript", INTERVIEW})


def with_quotes(article: Article) -> Article:
    """Return *article* with what was said and by whom: direct, mixed and reported speech."""
    vocabulary = vocabulary_of(language_of(article.language))
    blocks = list(story_blocks(article))
    interview = interview_of(article, blocks, vocabulary)
    layout = Layout(blocks, article.actors, vocabulary, interview.answers if interview is not None else None)
    paragraphs = Paragraphs(article, vocabulary)
    readings: list[tuple[int, Reading | None]] = []
    goes_on = False
    for index, block in blocks:
        regions, goes_on = quoted_regions(block.text, goes_on=goes_on)
        told = layout.read(index, block, regions)
        paragraphs.add(index, block.text, told.regions)
        if told.regions or may_speak(block.text, vocabulary):
            readings.append((index, with_source(read_paragraph(paragraphs.words(index)), told)))
        elif not block.text.isspace():
            readings.append((index, None))
    drafts = drafts_of(with_signatures(readings))
    found = _speakers(drafts, Speakers(article, paragraphs, vocabulary))
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
