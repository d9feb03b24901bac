"""What the model of single lines gets wrong and its neighbours tell."""

from __future__ import annotations

import pytest

from newsmodel.language import language_of
from newsmodel.parsing.labels import Labelled
from newsmodel.parsing.line_model import LineKind
from newsmodel.parsing.lines import Line
from newsmodel.parsing.repairs import repaired

STORY = "The council put off its vote on the new pier, and the harbour office went on counting boats."


def kinds(*lines: tuple[str, LineKind]) -> list[LineKind]:
    labelled = [Labelled(Line(text, 1), kind, ("model",)) for text, kind in lines]
    return [item.kind for item in repaired(labelled, language_of("en"))]


@pytest.mark.parametrize(
    "speech", ["“We have a process,” she said. “It takes time.”", "«Nous attendons.»", '"Why not?" he asked.']
)
def test_speech_after_a_paragraph_is_part_of_the_story(speech: str) -> None:
    told = kinds((STORY, LineKind.BODY), (speech, LineKind.OTHER), ("Photo agency", LineKind.OTHER))
    assert told == [LineKind.BODY, LineKind.BODY, LineKind.OTHER]


@pytest.mark.parametrize("line", ["Why “Boats” sells", "“Boats” tops the list", "Write to “a@b.example.”"])
def test_a_term_in_marks_is_no_speech(line: str) -> None:
    told = kinds((STORY, LineKind.BODY), (line, LineKind.OTHER), (STORY, LineKind.BODY))
    assert told == [LineKind.BODY, LineKind.OTHER, LineKind.BODY]


def test_a_sentence_with_speech_amid_the_story_is_part_of_it() -> None:
    speech = "The plan can wait, the mayor told the council, “and so can the new pier in the old harbour.”"
    told = kinds(
        (STORY, LineKind.BODY), ("Agency", LineKind.OTHER), (speech, LineKind.OTHER), (STORY, LineKind.BODY)
    )
    assert told == [LineKind.BODY, LineKind.OTHER, LineKind.BODY, LineKind.BODY]


def test_speech_away_from_the_story_stays_what_it_is() -> None:
    told = kinds((STORY, LineKind.BODY), ("Comments", LineKind.OTHER), ("“Great,” says Bo.", LineKind.OTHER))
    assert told[1:] == [LineKind.OTHER, LineKind.OTHER]


def test_the_turns_of_a_dialogue_are_part_of_the_story() -> None:
    turns = ["Q: When do you open the new pier?", "A: In May.", "Q: Who pays for it?", "A: The town does."]
    told = kinds((STORY, LineKind.BODY), *((turn, LineKind.OTHER) for turn in turns))
    assert told == [LineKind.BODY] * 5


def test_a_list_with_labels_is_no_dialogue() -> None:
    facts = ["Where: Osterby", "When: in May", "Where: Wenning", "When: in June"]
    told = kinds((STORY, LineKind.BODY), *((fact, LineKind.OTHER) for fact in facts))
    assert told == [LineKind.BODY, *[LineKind.OTHER] * 4]
