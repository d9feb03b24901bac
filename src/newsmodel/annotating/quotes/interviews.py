"""Interviews whose questions have no label and no marks: each asks "you", what follows answers with "I"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import attrs

from newsmodel.annotating.quotes.set_off import LABEL, labels_of
from newsmodel.annotating.quotes.words import Vocabulary
from newsmodel.model import (
    Actor,
    ActorKind,
    Article,
    Block,
    Headline,
    MentionForm,
    Paragraph,
    Standfirst,
    Subheading,
)

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
#: What an interview is made of.
_TOLD = (Paragraph, Subheading)
#: A longer one is no question of an interview.
_LONGEST_QUESTION = 600
_FEWEST_QUESTIONS = 3
#: Share of the questions that ask "you", and of the answers that speak of "me" or "us".
_ASKED = 0.3
_SHARE = 0.5
#: Paragraphs of one answer: what stands farther from the last question is told by the article again.
_LONGEST_ANSWER = 6
#: Paragraphs of answers for each question: with more the questions are the article's own.
_MOST_ANSWERS = 4
#: In an answer marks are rare: a report has them where somebody speaks.
_MOST_MARKED = 0.3
_MOST_MARKED_ANNOUNCED = 0.4
#: Announce who is asked.
_ANNOUNCING = (Headline, Standfirst)
#: How many times as often as anybody else somebody is named who must be the one.
_FAR_MORE = 2
_MARKS = re.compile('[“”„"«»]')


@attrs.frozen
class Interview:
    """The answers of an interview and who gives them."""

    #: by block that is an answer, where its label begins and ends and where its words begin, or None
    answers: Mapping[int, tuple[int, int, int] | None]
    #: None where several may be it
    speaker: Actor | None


def interview_of(
    article: Article, blocks: Sequence[tuple[int, Block]], vocabulary: Vocabulary
) -> Interview | None:
    """Return the interview that the story is, if it is one and names whom it asks.

    Args:
        article: with its actors.
        blocks: of its story, with their indices.
        vocabulary: its first and second persons tell questions and answers.
    """
    if not vocabulary.second_person:
        return None
    told = {index: block.text for index, block in blocks if isinstance(block, _TOLD)}
    questions = [index for index, text in told.items() if _is_question(text)]
    if len(questions) < _FEWEST_QUESTIONS:
        return None
    answers = _answers(told, questions, {i for i, block in blocks if isinstance(block, Subheading)})
    some = _FEWEST_QUESTIONS <= len(answers) <= _MOST_ANSWERS * len(questions)
    if not some:
        return None
    speaks = _speak(told, questions, answers, vocabulary)
    if not speaks and not _is_announced(blocks, questions[0], told, answers, vocabulary):
        return None
    named = _named_before(article, questions[0], frozenset(answers))
    if not named:
        return None
    # Where nobody says "I", whoever is named may be whom the others talk about.
    speaker = _surest(named) if speaks or len(named) == 1 else None
    labelled = _labelled(told, answers, speaker)
    return Interview(labelled, speaker) if len(labelled) >= _SHARE * len(answers) else None


def _labelled(
    told: Mapping[int, str], answers: Sequence[int], speaker: Actor | None
) -> dict[int, tuple[int, int, int] | None]:
    """Return the answers with their labels, without what somebody else's label makes a question."""
    labels = {index: match for index in answers if (match := LABEL.match(told[index])) is not None}
    counts = Counter(match[1] for match in labels.values())
    own = frozenset(labels_of(speaker)) if speaker is not None else frozenset[str]()
    found: dict[int, tuple[int, int, int] | None] = {}
    for index in answers:
        match = labels.get(index)
        if match is not None and match[1].casefold() in own:
            found[index] = match.start(1), match.end(1), match.end()
        elif match is None or (counts[match[1]] == 1 and not match[1].isupper()):
            found[index] = None
    return found


def _is_question(text: str) -> bool:
    return len(text) <= _LONGEST_QUESTION and text.rstrip().endswith("?")


def _answers(told: Mapping[int, str], questions: Sequence[int], headings: set[int]) -> list[int]:
    """Return the paragraphs behind the questions, up to the next one."""
    asked = set(questions)
    answers: list[int] = []
    since = _LONGEST_ANSWER
    for index in told:
        if index in asked:
            since = 0
        elif index not in headings:
            since += 1
            if since <= _LONGEST_ANSWER and index > questions[0]:
                answers.append(index)
    return answers


def _speak(
    told: Mapping[int, str], questions: Sequence[int], answers: Sequence[int], vocabulary: Vocabulary
) -> bool:
    """Tell whether the questions ask "you", and the answers, which have few marks, speak of "me" or "us"."""
    asked = sum(_has(told[index], vocabulary.second_person) for index in questions)
    own = sum(_has(told[index], vocabulary.first_person) for index in answers)
    return (
        asked >= _ASKED * len(questions)
        and own >= _SHARE * len(answers)
        and _quoting(told, answers) <= _MOST_MARKED * len(answers)
    )


def _quoting(told: Mapping[int, str], answers: Sequence[int]) -> int:
    """Return how many answers have marks."""
    return sum(_MARKS.search(told[index]) is not None for index in answers)


def _is_announced(
    blocks: Sequence[tuple[int, Block]],
    first: int,
    told: Mapping[int, str],
    answers: Sequence[int],
    vocabulary: Vocabulary,
) -> bool:
    """Tell whether what stands before the first question calls the story an interview; few answers quote."""
    before = (block.text for index, block in blocks if index < first)
    return _quoting(told, answers) <= _MOST_MARKED_ANNOUNCED * len(answers) and any(
        _has(text, vocabulary.interview_words) for text in before
    )


def _has(text: str, words: frozenset[str]) -> bool:
    return any(match[0].lower() in words for match in _WORD.finditer(text))


def interviewee(article: Article, first: int) -> Actor | None:
    """Return who is asked from block *first* on; None where that is not sure."""
    return _surest(_named_before(article, first, frozenset()))


#: How often somebody is called by a question, named in headline or standfirst, and named before a question.
_Named = tuple[int, int, int, Actor]


def _named_before(article: Article, first: int, answers: frozenset[int]) -> list[_Named]:
    """Return the people whom a question addresses, or whom the story names before it begins to ask."""
    named: list[_Named] = []
    authors = {author.name.casefold() for author in article.authors}
    for actor in article.actors:
        if actor.kind is not ActorKind.PERSON or actor.name.casefold() in authors:
            continue
        spans = [mention.span for mention in actor.mentions if mention.form is MentionForm.NAME]
        # A question begins or ends with the name of the one who is asked: "Ms Winter, when …?"
        called = sum(_is_called(article.blocks[span.block].text, span.start, span.end) for span in spans)
        before = [
            article.blocks[span.block] for span in spans if span.block < first and span.block not in answers
        ]
        if called or before:
            named.append(
                (called, sum(isinstance(block, _ANNOUNCING) for block in before), len(before), actor)
            )
    return sorted(named, key=lambda one: one[:3], reverse=True)


def _surest(named: Sequence[_Named]) -> Actor | None:
    """Return who is called or announced more often than anybody else, or named far more often."""
    if len(named) < 2:
        return named[0][3] if named else None
    (called, announced, often, actor), second = named[0], named[1]
    sure = called > second[0] or announced > second[1] or often >= _FAR_MORE * second[2]
    return actor if sure else None


def _is_called(text: str, start: int, end: int) -> bool:
    """Tell whether a question begins or ends with the name at *start*: "Ms Winter, when …?"."""
    if not _is_question(text) or text[end : end + 1] not in (",", "?"):
        return False
    before = text[:start]
    return before.count(" ") <= 1 or before.rstrip().endswith(",")
