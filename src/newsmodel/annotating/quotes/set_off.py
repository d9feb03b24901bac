"""Quotes that the layout tells, not marks: block quotes, posts, dialogues, turns of a transcript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from newsmodel.annotating.quotes.attribution import Attribution
from newsmodel.annotating.quotes.clauses import Words
from newsmodel.annotating.quotes.marks import Region
from newsmodel.annotating.quotes.paragraphs import Reading
from newsmodel.annotating.quotes.spoken import (
    asks_or_says,
    dash_regions,
    opens_with_dash,
    says_behind_comma,
    without_asides,
)
from newsmodel.annotating.quotes.subjects import Subject
from newsmodel.annotating.quotes.words import Vocabulary
from newsmodel.model import Actor, ActorKind, Article, Block, BlockQuote, Embed, ListItem, Paragraph

_WORD = r"[^\W_](?:[\w.’'-]{0,30}[\w.])?"
#: What ends a sentence, and the least blanks in one behind a dash.
_STOPS, _FEWEST_BLANKS = frozenset(".!?…”»"), 3
_ANY_WORD = re.compile(r"[^\W_]")
#: "WINTER:", "Ada Winter (mayor):", "Q:", "*Winter*:"
LABEL = re.compile(
    rf"\s?['’*_]{{0,3}}({_WORD}(?:\s{_WORD}){{0,5}})['’*_]{{0,3}}(\s?\([^()]{{1,60}}\))?\s?:['’*_]{{0,3}}\s"
)
#: Who said it, below a block quote or a post: "— Ada Winter, mayor".
_SIGNED = re.compile(r"\s[—–―-]{1,2}\s?(?P<name>[^\W\d_][^—–―\n]{1,120})$")
#: Share of a block quote's letters in marks from which these tell what is quoted.
_MARKED = 0.6
#: Blocks that the page sets off.
_APART = (BlockQuote, Embed)
_DIALOGUE = "dialogue"
_POST = "post"
INTERVIEW = "interview"
_LONGEST_LABEL = 160
#: Tokens between a name and its colon: "WINTER (mayor of Osterby):".
_LONGEST_OFFICE = 20
_FEWEST_TURNS = 3
#: Of the paragraphs between the first and the last turn, the share that has a label.
_LABELLED = 0.4


@attrs.frozen
class SetOff:
    """What the layout tells about one block."""

    regions: list[Region]
    #: offsets of the words that name the speaker
    label: tuple[int, int] | None = None
    #: the pattern that found it; None where it is left to the words around
    pattern: str | None = None


def with_source(reading: Reading, found: SetOff) -> Reading:
    """Return the reading of a block with its stretches attributed as the layout tells."""
    if found.pattern is None:
        return reading
    if found.pattern == _DIALOGUE:
        return _turn(reading)
    subject = _subject(reading.words, found.label) if found.label is not None else None
    told = subject is not None or found.pattern in (_POST, INTERVIEW)
    attribution = Attribution(found.pattern, subject, _colon(reading.words, subject)) if told else None
    pieces = tuple(attrs.evolve(piece, attribution=attribution, idle=False) for piece in reading.pieces)
    return attrs.evolve(reading, pieces=pieces, reported=())


def _colon(words: Words, subject: Subject | None) -> tuple[int, int] | None:
    """Return the colon behind a label, as tokens."""
    reach = range(subject.end, min(words.size, subject.end + _LONGEST_OFFICE)) if subject is not None else ()
    return next(((i, i + 1) for i in reach if words.lower[i] == ":"), None)


def _turn(reading: Reading) -> Reading:
    """Return a turn of a dialogue: what its "said Ada" attributes is the whole of it."""
    told = next((piece.attribution for piece in reading.pieces if piece.attribution is not None), None)
    if told is not None:
        told = attrs.evolve(told, mixed=False)
    pieces = tuple(
        attrs.evolve(piece, attribution=None if number else told, opens=True, idle=False)
        for number, piece in enumerate(reading.pieces)
    )
    return attrs.evolve(reading, pieces=pieces, new_turn=True)


def _subject(words: Words, label: tuple[int, int]) -> Subject | None:
    first, end = words.at(label[0]), words.at(label[1])
    return Subject(first, end, "label") if first < end else None


class Layout:
    """The blocks of a story as far as they tell quotes without marks."""

    def __init__(
        self,
        blocks: Sequence[tuple[int, Block]],
        actors: Sequence[Actor],
        vocabulary: Vocabulary,
        answers: Mapping[int, tuple[int, int, int] | None] | None = None,
    ) -> None:
        """Look at the blocks of a story.

        Args:
            blocks: the story's, with their indices.
            actors: whom the article names.
            vocabulary: of its language.
            answers: of an interview: by block the offsets of its label and words, if labelled.
        """
        self.vocabulary = vocabulary
        #: by the name of their pattern
        self.labelled: list[tuple[str, Mapping[int, tuple[int, int, int] | None]]] = [
            (pattern, turns)
            for pattern, turns in (("transcript", _turns(blocks, actors, vocabulary)), (INTERVIEW, answers))
            if turns
        ]
        self.dialogue: frozenset[int] = frozenset()
        self.opened: frozenset[int] = frozenset()
        if vocabulary.speech_dashes:
            self.dialogue = _dialogue(blocks, vocabulary)
            self.opened = _opened(blocks, vocabulary) - self.dialogue

    def read(self, index: int, block: Block, regions: list[Region]) -> SetOff:
        """Return what the layout tells about a block, given its stretches in marks."""
        text = block.text
        for pattern, turns in self.labelled:
            if index in turns:
                label = turns[index]
                begin = label[2] if label is not None else 0
                source = label[:2] if label is not None else None
                return SetOff(_stretch(text, begin, len(text)), source, pattern)
        if isinstance(block, _APART):
            return _set_apart(block, regions)
        if self.vocabulary.dashes_inside or (self.vocabulary.speech_dashes and opens_with_dash(text)):
            spoken = dash_regions(text, self.vocabulary, dialogue=index in self.dialogue)
            is_turn = bool(spoken) and opens_with_dash(text)
            if not spoken and index in self.opened:
                spoken = dash_regions(text, self.vocabulary, dialogue=True)
            if spoken and self.vocabulary.compound_inversion:
                spoken = without_asides(text, spoken, self.vocabulary)
            if is_turn:
                return SetOff(spoken, None, _DIALOGUE)
            if spoken:
                return SetOff(_merged(spoken, regions))
        if regions and self.vocabulary.compound_inversion:
            return SetOff(without_asides(text, regions, self.vocabulary))
        return SetOff(regions)


def _merged(spoken: list[Region], marked: list[Region]) -> list[Region]:
    """Return both kinds of stretches in text order; marks inside what a dash opens are its own."""
    alone = (
        one for one in marked if not any(dash.open < one.close and one.open < dash.close for dash in spoken)
    )
    return sorted((*spoken, *alone), key=lambda one: one.open)


def _set_apart(block: BlockQuote | Embed, regions: list[Region]) -> SetOff:
    text = block.text
    signed = _SIGNED.search(text, max(0, len(text) - 140))
    if isinstance(block, Embed) and block.author is None and signed is None:
        return SetOff(regions)
    end = signed.start() if signed is not None else len(text)
    marked = sum(region.end - region.start for region in regions)
    if marked < _MARKED * end:
        regions = _stretch(text, 0, end)
    pattern = _POST if isinstance(block, Embed) else "block-quote"
    if signed is None:
        return SetOff(regions, None, pattern if isinstance(block, Embed) else None)
    name = signed["name"]
    stop = min((name.find(mark) for mark in ",(" if mark in name), default=len(name))
    return SetOff(regions, (signed.start("name"), signed.start("name") + len(name[:stop].rstrip())), pattern)


def _stretch(text: str, begin: int, end: int) -> list[Region]:
    """Return that part of a block as a stretch without marks; none if it has no word."""
    return [Region(begin, begin, end, end)] if _ANY_WORD.search(text, begin, end) else []


def _dialogue(blocks: Sequence[tuple[int, Block]], vocabulary: Vocabulary) -> frozenset[int]:
    """Return the blocks that belong to a run of paragraphs with dashes in which somebody asks or says."""
    found: set[int] = set()
    run: list[tuple[int, Block]] = []
    for index, block in [*blocks, (-1, Paragraph("."))]:
        if isinstance(block, Paragraph) and opens_with_dash(block.text):
            run.append((index, block))
            continue
        if len(run) > 1 and any(asks_or_says(each.text, vocabulary) for _, each in run):
            found.update(number for number, _ in run)
        run = []
    return frozenset(found)


def _opened(blocks: Sequence[tuple[int, Block]], vocabulary: Vocabulary) -> frozenset[int]:
    """Return the sentences behind a dash in a story that opens speech so: "– Vi är glada, säger Ada Winter."

    It does so everywhere, then; and a list has no sentences.
    """
    dashed = [
        (index, block.text)
        for index, block in blocks
        if isinstance(block, Paragraph | ListItem) and opens_with_dash(block.text)
    ]
    if not any(says_behind_comma(text, 0, vocabulary) for _, text in dashed):
        return frozenset()
    return frozenset(index for index, text in dashed if _is_sentence(text))


def _is_sentence(text: str) -> bool:
    return text.rstrip()[-1:] in _STOPS and text.count(" ") >= _FEWEST_BLANKS


def _turns(
    blocks: Sequence[tuple[int, Block]], actors: Sequence[Actor], vocabulary: Vocabulary
) -> dict[int, tuple[int, int, int] | None]:
    """Return a transcript's paragraphs: offsets of label and words; None where a turn goes on."""
    paragraphs = [(index, block.text) for index, block in blocks if isinstance(block, Paragraph)]
    labels = {
        index: match
        for index, text in paragraphs
        if ":" in text[:_LONGEST_LABEL] and (match := LABEL.match(text)) is not None
    }
    if len(labels) < _FEWEST_TURNS:
        return {}
    counts = Counter(match[1] for match in labels.values() if _may_speak(match[1], vocabulary))
    repeated = {label for label, count in counts.items() if count > 1}
    turns = [index for index, match in labels.items() if match[1] in counts] if repeated else []
    between = [index for index, _ in paragraphs if turns and turns[0] <= index <= turns[-1]]
    if len(turns) < _FEWEST_TURNS or len(turns) < _LABELLED * len(between) or len(counts) < 2:
        return {}
    if not _anybody_speaks(counts, actors, vocabulary):
        return {}
    found: dict[int, tuple[int, int, int] | None] = {}
    for index in between:
        match = labels.get(index)
        speaks = match is not None and match[1] in counts
        found[index] = (match.start(1), match.end(1), match.end()) if match is not None and speaks else None
    return found


def _anybody_speaks(labels: Iterable[str], actors: Sequence[Actor], vocabulary: Vocabulary) -> bool:
    """Tell whether one of the labels at least means a person: a list has labels too ("Price: …")."""
    named = {label for actor in actors if actor.kind is ActorKind.PERSON for label in labels_of(actor)}
    return any(
        label in vocabulary.answer_labels or label in named or label.split()[-1] in named
        for label in (label.casefold().rstrip(".") for label in labels)
    )


def _may_speak(label: str, vocabulary: Vocabulary) -> bool:
    """Tell whether every longer word of a label has a capital, as names have."""
    words = label.split()
    return all(word[0].isupper() or word.lower() in vocabulary.small_words for word in words) and (
        words[0].lower() not in vocabulary.question_words
    )


def labelled_actor(label: str, people: Sequence[Actor]) -> Actor | None:
    """Return the one of *people* whom the label of a turn means by a name or by initials."""
    low = label.casefold().rstrip(".")
    fitting = [actor for actor in people if low in labels_of(actor)]
    return fitting[0] if len(fitting) == 1 else None


def answers(label: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a label is that of whoever answers: "A"."""
    return label.casefold().rstrip(".") in vocabulary.answer_labels


def labels_of(actor: Actor) -> Iterator[str]:
    """Yield what may label the turns of a person, in lower case: the name, a part of it, initials."""
    words = actor.name.casefold().split()
    yield " ".join(words)
    yield words[-1]
    yield words[0]
    if len(words) > 1:  # a single letter is that of "question" or "answer"
        yield "".join(word[0] for word in words)
        yield ".".join(word[0] for word in words)


def author_of(block: Block, article: Article) -> Actor | None:
    """Return the person or body who wrote the post, if the article knows it."""
    author = block.author if isinstance(block, Embed) else None
    if author is None:
        return None
    return next((actor for actor in article.actors if actor.name.casefold() == author.casefold()), None)
