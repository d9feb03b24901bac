"""How names are found: runs of capitals, what speaks for a name, and that the quick way tells the same."""

from __future__ import annotations

import json
import pickle
from importlib import resources
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsmodel
from newsmodel import ActorKind, Article, Paragraph, Parser
from newsmodel.annotating import with_actors
from newsmodel.annotating.names.article import ArticleNames
from newsmodel.annotating.names.decision import KINDS, decide, names_model
from newsmodel.annotating.names.reasons import REASONS, reason_of
from newsmodel.annotating.names.runs import LONGEST_WORD, find_runs
from newsmodel.annotating.names.words import word_reader
from newsmodel.annotating.wording import Wording
from newsmodel.knowledge import Knowledge, default_knowledge
from newsmodel.language import language_of

CODES = ("en", "de", "fr", "es", "it", "nl", "pl", "ru", "tr")
#: Pieces of which names and what stands around them are made.
PIECES = (
    *(
        "Ada",
        "Winter",
        "O’Brien",
        "von der",
        "Leyen",
        "King's",
        "College",
        "of the",
        "Ministry",
        "U.S.",
        "J. R.",
    ),
    *(
        "al-Qadiri",
        "Jean-Luc",
        "&",
        "l’",
        "Université",
        "d'",
        "АННА",
        "Иванова",
        "İzmir",
        "4",
        "News",
        "and",
        "the",
    ),
    *(
        "said",
        ".",
        ",",
        "(",
        ")",
        "“",
        "”",
        '"Hal"',
        "Win\u00adter",
        "'s",
        "’",
        "-",
        "\u00a0",
        "in",
        "X" * 60,
    ),
)
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))


def runs_of(code: str, text: str) -> list[list[str]]:
    reader = word_reader(language_of(code), default_knowledge())
    return [[item.word.text for item in run.items] for run in find_runs(0, text, Wording(text), reader)]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "If Sweden joins, all will.", [["If", "Sweden"]]),
        ("en", "He left King’s College London.", [["He"], ["King", "’s ", "College", "London"]]),
        ("en", "the Farmers' Union won", [["Farmers", "' ", "Union"]]),
        ("en", "by Harold “Hal” Pike Jr. of AT&T", [["Harold", "“Hal”", "Pike", "Jr.", "of", "AT&T"]]),
        ("en", "to J.K. Rowling and U.S. Senate", [["J.K.", "Rowling", "and", "U.S.", "Senate"]]),
        ("en", "with van der Berg there", [["van der", "Berg"]]),
        ("en", "of Yusuf al-Qadiri’s plan", [["Yusuf", "al-Qadiri"]]),
        ("en", "a Win\u00adter day", [["Win\u00adter"]]),
        ("en", "see @Ada and #Winter", []),
        ("fr", "à l’Université de Lyon", [["Université", "de", "Lyon"]]),
        ("it", "con D’Alema e l’Italia", [["D’Alema", "e l", "Italia"]]),
        ("de", "im 1. FC Sandau", [["1", "FC", "Sandau"]]),
    ],
)
def test_runs(code: str, text: str, expected: list[list[str]]) -> None:
    found = runs_of(code, text)
    assert found == expected or [[one.rstrip(".") for one in run] for run in found] == expected


@given(st.sampled_from(CODES), texts)
def test_runs_lie_in_the_text_one_behind_the_other(code: str, text: str) -> None:
    reader = word_reader(language_of(code), default_knowledge())
    end = 0
    for run in find_runs(0, text, Wording(text), reader):
        assert any(item.capital for item in run.items)
        for item in run.items:
            assert end <= item.start < item.end <= len(text)
            assert text[item.start : item.end] == item.word.text
            assert item.end - item.start <= LONGEST_WORD or not item.capital
            end = item.end


@given(st.sampled_from(CODES), st.lists(texts, min_size=1, max_size=4))
def test_the_quick_way_weighs_what_the_signs_weigh(code: str, blocks: list[str]) -> None:
    # Training reads the signs one by one; the annotator adds up what is kept of words, neighbours and forms.
    reader, model = word_reader(language_of(code), default_knowledge()), names_model(code)
    wordings = {index: (text, Wording(text)) for index, text in enumerate(blocks)}
    runs = [run for i, (text, wording) in wordings.items() for run in find_runs(i, text, wording, reader)]
    article = ArticleNames(reader, wordings, runs)
    slow: dict[tuple[str, ...], list[int]] = {}
    places: dict[tuple[str, ...], int] = {}
    for run in runs:
        for candidate in article.candidates(run):
            key = tuple(item.word.key for item in run.items[candidate.first : candidate.end])
            signs = model.model.total(article.signs_of(run, candidate))
            slow[key] = [one + two for one, two in zip(slow.get(key, [0, 0, 0]), signs, strict=True)]
            places[key] = places.get(key, 0) + 1
    totals = decide(runs, article, model).totals
    for key, total in totals.items():
        if places[key] == 1:
            assert [round(one) for one in total] == slow[key]


@given(st.sampled_from(CODES), st.lists(texts, min_size=1, max_size=4))
def test_names_are_found_once_and_the_same_way_each_time(code: str, blocks: list[str]) -> None:
    article = Article(blocks=tuple(Paragraph(text) for text in blocks if text.strip()), language=code)
    found = with_actors(article)
    assert with_actors(article) == found
    spans = sorted(
        (mention.span.block, mention.span.start, mention.span.end)
        for actor in found.actors
        for mention in actor.mentions
    )
    assert all(one[0] < two[0] or one[2] <= two[1] for one, two in pairwise(spans))
    for actor in found.actors:
        assert set(actor.evidence) <= REASONS
        assert len(set(actor.aliases)) == len(actor.aliases)
        assert actor.name not in actor.aliases


def test_every_sign_with_a_weight_has_a_code_of_the_reference() -> None:
    files = resources.files("newsmodel.annotating.names").iterdir()
    signs = {
        sign
        for file in files
        if file.name.startswith("weights")
        for sign in json.loads(file.read_text("utf-8"))["signs"]
    }
    assert len(signs) > 5_000
    assert {reason_of(sign) for sign in signs} <= REASONS


def test_a_language_without_words_for_names_has_none() -> None:
    text = "हार्बर बोर्ड ने Ada Winter से मुलाकात की। Ada Winter ने कहा।"
    assert with_actors(Article(blocks=(Paragraph(text),), language="hi")).actors == ()


# --- what a caller knows -----------------------------------------------------------------------------------

OURS = default_knowledge().with_names(
    people=["Kvistbo", ("Bo Lund", "BL")],
    organizations=[("Osterby Gulls", "Gulls"), "The Herald Echo"],
    places=["Zorro Yard"],
)


def actors(text: str, knowledge: Knowledge | None = OURS) -> dict[str, Any]:
    article = Article(blocks=tuple(map(Paragraph, text.split("\n"))), language="en")
    return {actor.name: actor for actor in with_actors(article, knowledge=knowledge).actors}


def test_what_the_caller_knows_is_believed() -> None:
    found = actors(
        "Nobody at The Herald Echo saw Zorro Yard.\nThe Gulls won, and later the Osterby Gulls lost."
    )
    assert {name: actor.kind for name, actor in found.items()} == {
        "The Herald Echo": ActorKind.ORGANIZATION,
        "Zorro Yard": ActorKind.PLACE,
        "Osterby Gulls": ActorKind.ORGANIZATION,
    }
    assert found["Osterby Gulls"].aliases == ("Gulls",)
    assert found["Zorro Yard"].evidence == ("known:certain",)


def test_names_of_the_same_are_one_actor() -> None:
    found = actors("Bo Lund left at noon. Nobody missed BL there.")
    assert [(actor.name, actor.aliases) for actor in found.values()] == [("Bo Lund", ("BL",))]


def test_a_longer_name_that_holds_a_known_one_is_one_name() -> None:
    assert list(actors("On Monday Mika Kvistbo met the staff.")) == ["Mika Kvistbo"]


def test_the_parser_hands_its_knowledge_to_the_annotator() -> None:
    text = "Nobody would say why Kvistbo had left the yard at such an early hour that day.\n\n" * 2
    article = Parser(language="en", knowledge=OURS).parse_text(text)
    assert article.actor("Kvistbo")
    assert article.actors[0].evidence == ("known:certain",)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ({"people": "Ada"}, "people"),
        ({"organizations": [3]}, "organizations[0]"),
        ({"places": ["Rosenau", ("Oslo", None)]}, "places[1]"),
        ({"people": [" "]}, "people[0]"),
    ],
)
def test_names_of_a_wrong_form_are_told(names: dict[str, Any], told: str) -> None:
    with pytest.raises(TypeError, match=told.replace("[", r"\[").replace("]", r"\]")):
        default_knowledge().with_names(**names)


def test_a_parser_takes_no_other_knowledge() -> None:
    with pytest.raises(TypeError, match="knowledge"):
        Parser(knowledge={"people": ["Ada"]})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "knowledge", [default_knowledge(), OURS, Knowledge(), Knowledge(places={"Ostby": "city"})]
)
def test_knowledge_is_a_value(knowledge: Knowledge) -> None:
    pickled = pickle.dumps(knowledge)
    assert pickle.loads(pickled) == knowledge  # noqa: S301
    assert hash(pickle.loads(pickled)) == hash(knowledge)  # noqa: S301
    assert len(pickled) < 1_000  # the lists that ship are not in it
    assert newsmodel.Parser(knowledge=knowledge) == newsmodel.Parser(knowledge=pickle.loads(pickled))  # noqa: S301


def test_nothing_known_still_finds_names_by_their_form() -> None:
    article = Article(
        blocks=(Paragraph("Mr. Kvistbo told reporters that Mr. Okkels had left."),), language="en"
    )
    found = with_actors(article, knowledge=Knowledge()).actors
    assert [actor.kind for actor in found] == [ActorKind.PERSON, ActorKind.PERSON]


def test_what_ships_has_no_empty_names_and_knows_the_world() -> None:
    known = default_knowledge()
    assert "" not in {*known.places, *known.organizations, *known.given_names, *known.family_names}
    assert known.places["Ann Arbor"] in ("city", "town")
    assert known.places["Deutschland"] == known.places["Allemagne"] == "country"
    assert known.aliases["Germany"] == known.aliases["Alemania"]
    assert known.aliases["UN"] == known.aliases["Vereinte Nationen"]
    assert "Cloudflare" in known.organizations
    assert known.given_names["ada"] == "female"
    assert len(KINDS) == 3
