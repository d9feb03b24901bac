"""Interviews whose questions have no label and no marks: each asks "you", what follows answers with "I".

The answers may stand in marks or not. What a report quotes says "I" as well, but only inside its marks.
"""

from __future__ import annotations

import itertools
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
#: Share of the questions behind which an answer in marks stands where it has no need of more signs.
_MOSTLY = 0.6
#: Code points of what asks without a question mark: "You have never been to Rome."
_LONGEST_PROMPT = 200
#: Paragraphs of one answer: what stands farther from the last question is told by the article again.
_LONGEST_ANSWER = 6
#: Paragraphs of answers for each question: with more the questions are the article's own.
_MOST_ANSWERS = 4
#: Where nobody says "I", marks are rare in answers: a report has them where somebody speaks.
_MOST_MARKED = 0.4
#: Announce who is asked.
_ANNOUNCING = (Headline, Standfirst)
#: How many times as often as anybody else somebody is named who must be the one.
_FAR_MORE = 2
_MARKS = re.compile('[“”„"«»]')
_OPENING, _CLOSING = '“”„"«»', '“”"«»'
_IN_MARKS = re.compile('[“„«»”"][^“”„«»"]*[”“»«"]')


@attrs.frozen
class Interview:
    """The answers of an interview and who gives them."""

    #: by block that is an answer, where its label begins and ends and where its words begin, or None
    answers: Mapping[int, tuple[int, int, int] | None]
    #: None where several may be it
    speaker: Actor | None
    #: the blocks of answers that stand in marks as a whole
    marked: frozenset[int] = frozenset()


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
    marked = frozenset(index for index in answers if _is_marked(told[index]))
    speaks = _alternate(told, questions, marked) or _speak(told, questions, answers, vocabulary)
    if not speaks and not _is_announced(blocks, questions[0], told, answers, vocabulary):
        return None
    named = _named_before(article, questions[0], frozenset(answers))
    if not named:
        return None
    # Where nobody says "I", whoever is named may be whom the others talk about.
    speaker = _surest(named) if speaks or len(named) == 1 else None
    labelled = _labelled(told, answers, speaker)
    if len(labelled) < _SHARE * len(answers):
        return None
    if len(marked) >= _SHARE * len(answers):
        return Interview({}, speaker, marked)  # what stands between them is the article's own
    around = _told_around(told, answers, speaker, vocabulary)
    return Interview({i: label for i, label in labelled.items() if i not in marked | around}, speaker, marked)


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


def _alternate(told: Mapping[int, str], questions: Sequence[int], marked: frozenset[int]) -> bool:
    """Tell whether an answer in marks follows most of the questions."""
    behind = dict(itertools.pairwise(told))
    answered = sum(behind.get(index) in marked for index in questions)
    return answered >= max(_FEWEST_QUESTIONS, _MOSTLY * len(questions))


def _told_around(
    told: Mapping[int, str], answers: Sequence[int], speaker: Actor | None, vocabulary: Vocabulary
) -> set[int]:
    """Return what is no answer: it names the one who is asked, or speaks of "you" alone before an answer."""
    behind = dict(itertools.pairwise(told))
    answering = frozenset(answers)
    own_names = {mention.span.block for mention in speaker.mentions} if speaker is not None else set[int]()
    found: set[int] = set()
    for index in answers:
        text = _own(told[index])
        if _has(text, vocabulary.first_person):
            continue
        asks = len(text) <= _LONGEST_PROMPT and _has(text, vocabulary.second_person)
        if index in own_names or (asks and behind.get(index) in answering):
            found.add(index)
    return found


def _speak(
    told: Mapping[int, str], questions: Sequence[int], answers: Sequence[int], vocabulary: Vocabulary
) -> bool:
    """Tell whether the questions ask "you", and the answers speak of "me" or "us"."""
    asked = sum(_has(_own(told[index]), vocabulary.second_person) for index in questions)
    own = sum(_has(_own(told[index]), vocabulary.first_person) for index in answers)
    return asked >= _ASKED * len(questions) and own >= _SHARE * len(answers)


def _is_marked(text: str) -> bool:
    """Tell whether a paragraph stands in marks as a whole."""
    text = text.strip()
    return len(text) > 2 and text[0] in _OPENING and text.rstrip(" .")[-1:] in _CLOSING


def _own(text: str) -> str:
    """Return what a paragraph says itself, without what it quotes."""
    return text if _is_marked(text) else _IN_MARKS.sub(" ", text)


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
    return _quoting(told, answers) <= _MOST_MARKED * len(answers) and any(
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
    # Whom a story asks it presents first; a question may begin with anybody: "Bo Lund, your old boss, …".
    presented = [one for one in named if one[2]]
    return sorted(presented or named, key=lambda one: one[:3], reverse=True)


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
