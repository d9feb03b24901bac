"""The step that adds quotes to an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsmodel.annotating.quotes.cutting import Paragraphs
from newsmodel.annotating.quotes.drafts import Draft, drafts_of
from newsmodel.annotating.quotes.interviews import Interview, interview_of, interviewee
from newsmodel.annotating.quotes.marks import quoted_regions
from newsmodel.annotating.quotes.paragraphs import Reading, may_speak, read_paragraph
from newsmodel.annotating.quotes.set_off import (
    INTERVIEW,
    Layout,
    answers,
    author_of,
    labelled_actor,
    with_source,
)
from newsmodel.annotating.quotes.signatures import with_signatures
from newsmodel.annotating.quotes.speakers import Decision, Speakers
from newsmodel.annotating.quotes.words import Vocabulary, vocabulary_of
from newsmodel.annotating.story import story_blocks
from newsmodel.annotating.unread import diagnostics_with
from newsmodel.language import Language, language_of
from newsmodel.model import ActorKind, Article, Block, Diagnostic, Quote, Span
from newsmodel.model._derived import derived

#: Patterns of quotes whose speaker the layout names.
_TRANSCRIPT, _BY_LABEL = "transcript", "speaker:label"
_LABELLED = frozenset({_TRANSCRIPT, "post", "block-quote"})


def with_quotes(article: Article, *, languages: Iterable[Language] = ()) -> Article:
    """Return *article* with what was said and by whom: direct, mixed and reported speech."""
    language = language_of(article.language, languages)
    vocabulary = vocabulary_of(language)
    blocks = list(story_blocks(article))
    interview = interview_of(article, blocks, vocabulary)
    layout = Layout(blocks, article.actors, vocabulary, interview.answers if interview is not None else None)
    paragraphs = Paragraphs(article, vocabulary)
    readings = list(_read(blocks, layout, paragraphs))
    drafts = sorted(drafts_of(with_signatures(readings)), key=_where)
    speakers = Speakers(article, paragraphs, vocabulary, language)
    first = min((draft.spans[0].block for draft in drafts if draft.pattern == _TRANSCRIPT), default=0)
    quotes: list[Quote] = []
    for draft in drafts:
        decision = _of_interview(draft, interview) if interview is not None else None
        if draft.pattern in _LABELLED:
            decision = _by_layout(draft, article, vocabulary, first)
        if decision is None:
            decision = speakers.decide(draft)
        elif decision.speaker is not None and decision.is_speech:
            speakers.note(draft, decision.speaker)
        if decision.is_speech:
            quotes.append(_quote(article, draft, decision))
    told = diagnostics_with(article, Diagnostic.QUOTES_NOT_READ, is_read=bool(language.quotes.speech))
    in_order = tuple(sorted(quotes, key=lambda quote: _place(quote.spans[0])))
    return derived(article, quotes=in_order, diagnostics=told)


def _read(
    blocks: Sequence[tuple[int, Block]], layout: Layout, paragraphs: Paragraphs
) -> Iterator[tuple[int, Reading | None]]:
    """Yield what each block says, None for one that says nothing, with the block's index."""
    goes_on = False
    for index, block in blocks:
        regions, goes_on = quoted_regions(block.text, goes_on=goes_on)
        told = layout.read(index, block, regions)
        paragraphs.add(index, block.text, told.regions)
        if told.regions or may_speak(block.text, paragraphs.vocabulary):
            yield index, with_source(read_paragraph(paragraphs.words(index)), told)
        elif not block.text.isspace():
            yield index, None


def _of_interview(draft: Draft, interview: Interview) -> Decision | None:
    """Return who answers, None for what is no answer."""
    is_marked = draft.named is None and not interview.marked.isdisjoint(span.block for span in draft.spans)
    if draft.pattern == INTERVIEW or is_marked:
        return Decision(interview.speaker, "speaker:interview")
    return None


def _by_layout(draft: Draft, article: Article, vocabulary: Vocabulary, first: int) -> Decision:
    """Return whom a label or a post's author means; *first* is the block of the first turn with a label."""
    if draft.named is None:
        return Decision(author_of(article.blocks[draft.spans[0].block], article), _BY_LABEL)
    label = article[draft.named]
    people = [actor for actor in article.actors if actor.kind is ActorKind.PERSON]
    named = labelled_actor(label, people)
    if named is None and answers(label, vocabulary):
        named = people[0] if len(people) == 1 else interviewee(article, first)
    is_question = draft.pattern == _TRANSCRIPT and named is None and _asks(draft, article, vocabulary)
    return Decision(named, _BY_LABEL, is_speech=not is_question)


def _asks(draft: Draft, article: Article, vocabulary: Vocabulary) -> bool:
    """Tell whether a turn of nobody known is a question: by its words, or a label of one letter."""
    label = article[draft.named].rstrip(".") if draft.named is not None else ""
    return article[draft.spans[-1]].endswith("?") or (len(label) == 1 and not answers(label, vocabulary))


def _quote(article: Article, draft: Draft, decision: Decision) -> Quote:
    speaker, how = decision.speaker, decision.evidence
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


def _where(draft: Draft) -> tuple[int, int, int]:
    return _place(draft.named or draft.spans[0])
