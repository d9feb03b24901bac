"""Two versions of a story: what is told to have changed, and what holds for any two articles."""

from __future__ import annotations

import json
import pickle
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsmodel
from growth import assert_in_proportion
from newsmodel import (
    Article,
    Aside,
    Block,
    Boilerplate,
    Byline,
    Caption,
    Credit,
    Headline,
    ListItem,
    Paragraph,
    SerializationError,
    Standfirst,
    Subheading,
    compare,
    strategies,
)
from newsmodel.comparing import (
    BlockChange,
    CaptionChange,
    ChangeKind,
    QuoteChange,
    QuoteChangeKind,
    Revision,
    TextChange,
    WordChange,
)
from newsmodel.comparing.tokens import tokens_of
from newsmodel.interop import revisions
from newsmodel.language import known_languages, language_of

CASES: list[dict[str, Any]] = [
    case
    for file in sorted((Path(__file__).parents[1] / "cases" / "revisions").glob("*.toml"))
    for case in tomllib.loads(file.read_text("utf-8"))["case"]
]

KINDS: dict[str, Callable[[str], Block]] = {
    "#": Headline,
    "^": Standfirst,
    "##": Subheading,
    "*": ListItem,
    "!": Aside,
    "~": Boilerplate,
    ".": Byline,
    "=": lambda line: Caption(*line.split(" | ")[:1], credit=credit_of(line)),
}


def credit_of(line: str) -> Credit | None:
    _, bar, credit = line.partition(" | ")
    return Credit(credit) if bar else None


def block_of(line: str) -> Block:
    sign, _, text = line.partition(" ")
    return KINDS[sign](text) if sign in KINDS else Paragraph(line)


def version(text: str, language: str = "en") -> Article:
    blocks = tuple(block_of(line) for line in text.strip().splitlines())
    return newsmodel.annotate(Article(blocks=blocks, language=language))


# --- what a case says of a change -------------------------------------------------------------------------


def words(changes: Iterable[WordChange]) -> str:
    return " ".join(
        f"[{change.old} > {change.new}]"
        if change.old and change.new
        else (f"[+ {change.new}]" if change.new else f"[- {change.old}]")
        for change in changes
    )


def text(change: TextChange) -> str:
    return words(change.words) or f"{change.old} > {change.new}"


def block(change: BlockChange) -> str:
    what = f"{'moved and ' if change.moved and change.words else ''}{change.kind.value} {change.type}"
    note = " (correction)" if change.is_correction else ""
    return f"{what}: {words(change.words) or change.new or change.old}{note}"


def caption(change: CaptionChange) -> str:
    credit = f"credit {text(change.credit)}" if change.credit else ""
    said = " ".join(filter(None, (words(change.words), credit)))
    return f"{change.kind.value} caption: {said or change.new or change.old}"


def quote(change: QuoteChange) -> str:
    speaker = change.new_speaker or change.old_speaker
    if change.kind is QuoteChangeKind.REATTRIBUTED:
        speaker = f"{change.new_speaker}, not {change.old_speaker}"
    return f"{change.kind.value} quote of {speaker}: {words(change.words) or change.new or change.old}"


def told(revision: Revision) -> Iterator[str]:
    if revision.headline:
        yield f"headline: {text(revision.headline)}"
    if revision.standfirst:
        yield f"standfirst: {text(revision.standfirst)}"
    yield from map(block, revision.blocks)
    yield from map(caption, revision.captions)
    yield from map(quote, revision.quotes)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_changed_is_told(case: dict[str, Any]) -> None:
    language = case.get("language", "en")
    revision = compare(version(case["old"], language), version(case["new"], language))
    assert list(told(revision)) == case["changes"]
    assert bool(revision) == bool(case["changes"])
    if "entries" in case:
        assert [
            f"{entry.kind.value} entry: {entry.subheading} "
            f"({len(entry.blocks)} block{'s' * (len(entry.blocks) > 1)})"
            for entry in revision.entries
        ] == case["entries"]


def test_changes_are_found_by_what_became_of_them() -> None:
    case = next(case for case in CASES if case["name"] == "corrections")
    revision = compare(version(case["old"]), version(case["new"]))
    assert revision.added == revision.corrections == revision.blocks[2:]
    assert revision.changed == revision.blocks[:2]
    assert revision.removed == revision.moved == ()


def test_a_quote_of_two_of_one_surname_is_given_to_the_other() -> None:
    said = "“We have waited long enough for a dry landing,” said {}."
    [change] = compare(version(said.format("Ada Winter")), version(said.format("Bo Winter"))).quotes
    assert (change.kind, change.old_speaker, change.new_speaker) == (
        QuoteChangeKind.REATTRIBUTED,
        "Ada Winter",
        "Bo Winter",
    )


@pytest.mark.parametrize("code", known_languages())
def test_what_a_correction_begins_with_makes_a_line_an_aside(code: str) -> None:
    layout = language_of(code).layout
    assert {f"{opening}…" for opening in layout.correction} <= set(layout.aside)


@pytest.mark.parametrize("wrong", [None, "a story", {}])
def test_only_articles_are_compared(wrong: Any) -> None:
    with pytest.raises(TypeError, match="versions of a story are Articles"):
        compare(wrong, Article())
    with pytest.raises(TypeError, match="versions of a story are Articles"):
        compare(Article(), wrong)


# --- laws -------------------------------------------------------------------------------------------------

WORDS = ("tide", "gull", "pier", "the", "of", "a", "was", "Ada", "quay", "rope", "net", ".", ",", "浪")


@st.composite
def prose(draw: st.DrawFn) -> str:
    return " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30)))


@st.composite
def versions(draw: st.DrawFn) -> tuple[Article, Article]:
    """Generate two articles of which the second was made from the first."""
    kind = st.sampled_from([Paragraph, Paragraph, Subheading, Aside])
    blocks = draw(st.lists(st.builds(lambda kind, text: kind(text), kind, prose()), max_size=8))
    edited = list(blocks)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(edited)))
        match draw(st.sampled_from(["insert", "delete", "move", "reword", "split"])):
            case "insert":
                edited.insert(place, Paragraph(draw(prose())))
            case "delete":
                edited[place : place + 1] = []
            case "move" if edited:
                edited.insert(place, edited.pop(draw(st.integers(0, len(edited) - 1))))
            case "reword" if place < len(edited):
                parts = edited[place].text.split()
                parts[draw(st.integers(0, len(parts) - 1))] = draw(st.sampled_from(WORDS))
                edited[place] = attrs.evolve(edited[place], text=" ".join(parts))
            case "split" if place < len(edited) and " " in edited[place].text:
                first, _, second = edited[place].text.partition(" ")
                edited[place : place + 1] = [Paragraph(first), Paragraph(second)]
            case _:
                pass
    return Article(blocks=tuple(blocks)), Article(blocks=tuple(edited))


def tokens(text: str | None) -> Counter[str]:
    return Counter(tokens_of(text or "").keys)


@given(versions())
@settings(max_examples=300)
def test_the_changes_lead_from_one_version_to_the_other(pair: tuple[Article, Article]) -> None:
    """No word is lost: the old version without what went and with what came is the new one."""
    old, new = pair
    count = tokens("\n".join(block.text for block in old.blocks))
    for change in compare(old, new).blocks:
        for word in change.words:
            count.subtract(tokens(word.old))
            count.update(tokens(word.new))
        if change.kind is ChangeKind.REMOVED:
            count.subtract(tokens(change.old))
        if change.kind is ChangeKind.ADDED:
            count.update(tokens(change.new))
    assert +count == tokens("\n".join(block.text for block in new.blocks))
    assert min(count.values(), default=0) >= 0


@given(st.one_of(versions(), st.tuples(strategies.articles(), strategies.articles())))
@settings(max_examples=100)
def test_changes_say_where_they_are(pair: tuple[Article, Article]) -> None:
    old, new = pair
    revision = compare(old, new)
    changes: list[BlockChange | CaptionChange] = [*revision.blocks, *revision.captions]
    for change in changes:
        assert change.old is None or old.blocks[change.old_block or 0].text == change.old
        assert change.new is None or new.blocks[change.new_block or 0].text == change.new
        assert (change.old is None, change.new is None) == (
            change.kind is ChangeKind.ADDED,
            change.kind is ChangeKind.REMOVED,
        )
        for word in change.words:
            assert word.old_span is not None
            assert word.new_span is not None
            assert (old[word.old_span], new[word.new_span]) == (word.old, word.new)
            assert tokens_of(word.old).keys != tokens_of(word.new).keys
    for quote in revision.quotes:
        assert quote.old is None or old.quotes[quote.old_quote or 0].text == quote.old
        assert quote.new is None or new.quotes[quote.new_quote or 0].text == quote.new
    places = [change.new_block for change in revision.blocks if change.new_block is not None]
    assert places == sorted(set(places))


@given(strategies.articles())
@settings(max_examples=60)
def test_an_article_does_not_differ_from_itself(article: Article) -> None:
    again = pickle.loads(pickle.dumps(article))  # noqa: S301
    assert not compare(article, again)
    assert compare(article, again) == Revision()


@given(versions())
@settings(max_examples=60)
def test_a_revision_is_a_value(pair: tuple[Article, Article]) -> None:
    revision = compare(*pair)
    again = pickle.loads(pickle.dumps(revision))  # noqa: S301
    assert (again, hash(again)) == (compare(*pair), hash(revision))


@given(versions() | st.tuples(strategies.articles(), strategies.articles()))
@settings(max_examples=60)
def test_json_brings_a_revision_back(pair: tuple[Article, Article]) -> None:
    revision = compare(*pair)
    assert revisions.from_dict(revisions.to_dict(revision)) == revision
    try:
        written = revisions.to_json(revision)
    except SerializationError as error:
        assert "surrogate" in str(error)  # noqa: PT017
        return
    assert revisions.from_json(written) == revisions.from_json(written.encode()) == revision
    assert json.loads(revisions.to_json(revision, indent=2)) == revisions.to_dict(revision)


def test_a_revision_as_data_is_short() -> None:
    old, new = version("# Bells\nThe bells rang at noon."), version("# Bells\nThe bells rang at one.")
    assert revisions.to_dict(compare(old, old)) == {"newsmodel-revision": 1}
    assert revisions.to_dict(compare(old, new)) == {
        "newsmodel-revision": 1,
        "blocks": [
            {
                "kind": "changed",
                "type": "paragraph",
                "old": "The bells rang at noon.",
                "new": "The bells rang at one.",
                "old_block": 1,
                "new_block": 1,
                "words": [{"old": "noon", "new": "one", "old_span": [1, 18, 22], "new_span": [1, 18, 21]}],
            }
        ],
    }


REFUSED: dict[str, tuple[Any, tuple[str | int, ...], str]] = {
    "no version": ({}, ("newsmodel-revision",), "version 1"),
    "another version": ({"newsmodel-revision": 2}, ("newsmodel-revision",), "got 2"),
    "an unknown key": ({"newsmodel-revision": 1, "mood": "good"}, ("mood",), "unknown key"),
    "an unknown kind": (
        {"newsmodel-revision": 1, "blocks": [{"kind": "bent", "type": "paragraph"}]},
        ("blocks", 0, "kind"),
        "'bent'",
    ),
    "a number for a text": (
        {"newsmodel-revision": 1, "headline": {"old": 5, "new": None}},
        ("headline", "old"),
        "expected str",
    ),
    "a place before the first": (
        {"newsmodel-revision": 1, "captions": [{"kind": "added", "new_block": -1}]},
        ("captions", 0),
        "at least 0",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_data_that_is_no_revision_is_refused_with_its_path(case: str) -> None:
    data, path, says = REFUSED[case]
    with pytest.raises(SerializationError, match=says) as caught:
        revisions.from_dict(data)
    assert caught.value.path == path
    with pytest.raises(SerializationError, match=says):
        revisions.from_json(json.dumps(data))


def test_only_revisions_are_written_and_only_dicts_read() -> None:
    wrong: Any = Article()
    with pytest.raises(TypeError, match="revision is a Revision"):
        revisions.to_json(wrong)
    with pytest.raises(TypeError, match="data is a dict"):
        revisions.from_dict(wrong)
    with pytest.raises(TypeError, match="text is a str or bytes"):
        revisions.from_json(wrong)


# --- growth -----------------------------------------------------------------------------------------------


def many(size: int, sentence: str, quoted: bool) -> Article:
    lines = [sentence.format(number) for number in range(size)]
    return Article(
        blocks=tuple(map(Paragraph, lines)),
        quotes=tuple(
            newsmodel.Quote(line, (newsmodel.Span(number, 0, len(line)),))
            for number, line in enumerate(lines)
        )
        if quoted
        else (),
    )


def edited(article: Article) -> Article:
    blocks = article.blocks[1::2] + article.blocks[::3]
    return Article(blocks=tuple(attrs.evolve(block, text=f"{block.text} again") for block in blocks))


PAIRS: dict[str, Callable[[int], tuple[Article, Article]]] = {
    "edited": lambda size: ((old := many(size, "Boat {} left the quay at noon.", True)), edited(old)),
    "all the same": lambda size: (many(size, "Dong.", True), many(2 * size, "Dong.", True)),
    "nothing in common": lambda size: (many(size, "Boat {}.", True), many(size, "Gull {} x.", True)),
    "turned round": lambda size: (
        (old := many(size, "Boat {} left.", True)),
        Article(blocks=old.blocks[::-1]),
    ),
    "turned round and reworded": lambda size: (
        (old := many(size, "Gull {} left the quay at noon, as it did each day.", True)),
        Article(
            blocks=tuple(
                attrs.evolve(block, text=block.text.replace("left", "fled").replace("noon", "one"))
                for block in old.blocks[::-1]
            )
        ),
    ),
    "one long line": lambda size: (
        many(1, "tide {0} " * size, False),
        many(1, "{0} gull tide " * size, False),
    ),
    "long and many short": lambda size: (
        many(1, " ".join(f"tide {number}" for number in range(size)), False),
        many(size, "tide {} gull", False),
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_time_grows_with_the_versions(name: str) -> None:
    assert_in_proportion(PAIRS[name], lambda pair: compare(*pair), 100, times=16, most=48, brief=2e-4)
