"""A language of the caller's own: beside those that ship, or laid over one of them."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

import newsmodel
from newsmodel import ActorKind, Article, BoilerplateKind, Diagnostic, Parser
from newsmodel.knowledge import default_knowledge
from newsmodel.language import guess_language, language_of, read_language

#: A language that nobody speaks.
TOML = Path("tests/cases/languages/merrowish.toml").read_text(encoding="utf-8")
STORY = Path("tests/cases/languages/merrowish.txt").read_text(encoding="utf-8")
MERROWISH = read_language(TOML)
PARSER = Parser(languages=(MERROWISH,))
DAY = date(2024, 3, 14)


def as_page(text: str) -> str:
    headline, byline, *paragraphs, more = text.strip().split("\n\n")
    story = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    figure = "<figure><img src=p.jpg><figcaption>Lo pira. (Ada Reyl/Tidewire)</figcaption></figure>"
    return (
        f"<html><head><title>{headline}</title></head><body><article><h1>{headline}</h1>"
        f"<p class=byline>{byline}</p>{figure}{story}<p>{more}</p></article></body></html>"
    )


def read(parser: Parser, form: str, **known: Any) -> Article:
    if form == "page":
        return parser.parse_html(as_page(STORY), published=DAY, **known)
    return parser.parse_text(STORY, published=DAY, **known)


@pytest.mark.parametrize("form", ["text", "page"])
def test_it_is_recognised_and_read(form: str) -> None:
    article = read(PARSER, form)
    assert article.language == "qmw"
    assert Diagnostic.LANGUAGE_GUESSED in article.diagnostics
    assert [author.name for author in article.authors] == ["Nora Lindqvist"]
    assert [actor.name for actor in article.actors if actor.kind is ActorKind.PERSON] == ["Ada Winter"]
    assert article.actors[0].roles[0] == "Raadin"
    assert [quote.speaker and quote.speaker.name for quote in article.quotes] == ["Ada Winter"]
    assert [time.value for time in article.times] == ["2024-03-13", "2024-03-11"]
    assert Diagnostic.NAMES_NOT_READ not in article.diagnostics
    assert Diagnostic.EVENTS_NOT_READ in article.diagnostics


def test_its_layout_is_read() -> None:
    assert [block.kind for block in read(PARSER, "text").boilerplate] == [BoilerplateKind.READ_MORE]
    [caption] = read(PARSER, "page").captions
    assert caption.credit is not None
    assert (caption.text, caption.credit.line) == ("Lo pira.", "(Ada Reyl/Tidewire)")


@pytest.mark.parametrize("form", ["text", "page"])
def test_without_it_nobody_speaks(form: str) -> None:
    article = read(Parser(language="qmw"), form)
    assert Diagnostic.LANGUAGE_UNKNOWN in article.diagnostics
    assert not [quote for quote in article.quotes if quote.speaker]


@pytest.mark.parametrize("form", ["text", "page"])
def test_a_declared_tag_with_a_region_finds_it(form: str) -> None:
    article = read(PARSER, form, language="qmw-XX")
    assert article.language == "qmw-XX"
    assert len(article.quotes) == 1
    assert Diagnostic.LANGUAGE_UNKNOWN not in article.diagnostics


@pytest.mark.parametrize("form", ["text", "page"])
def test_it_works_together_with_names_of_one_s_own(form: str) -> None:
    known = default_knowledge().with_names(organizations=["Tideholm Dokkaforen"])
    article = read(Parser(languages=[MERROWISH], knowledge=known), form)
    names = {actor.name: actor.kind for actor in article.actors}
    assert names["Tideholm Dokkaforen"] is ActorKind.ORGANIZATION
    assert names["Ada Winter"] is ActorKind.PERSON


def test_an_article_that_others_made_is_annotated_in_it() -> None:
    blocks = Parser(annotators=(), languages=(MERROWISH,)).parse_text(STORY, published=DAY)
    assert not blocks.quotes
    assert not newsmodel.annotate(blocks).actors
    assert newsmodel.annotate(blocks, languages=(MERROWISH,)) == PARSER.parse_text(STORY, published=DAY)


def test_all_other_languages_are_read_as_before() -> None:
    text = Path("examples/harbour.txt").read_text(encoding="utf-8")
    page = Path("examples/harbour.html").read_bytes()
    assert PARSER.parse_text(text) == newsmodel.parse_text(text)
    assert PARSER.parse_html(page) == newsmodel.parse_html(page)


# --- laid over a language that ships ------------------------------------------------------------------------


def test_what_it_gives_is_laid_over_the_language_that_ships() -> None:
    shipped = language_of("en")
    own = read_language("""\
code = "en"
name = "Harbour English"

[layout]
byline = ["penned by", "by"]

[times]
date_order = "dmy"
months = { Icemonth = 1 }
seasons = { WI = ["icetide"] }

[quotes]
speech = { say = ["sayeth", "", ""] }
""")
    assert own.name == "Harbour English"
    assert own.layout.byline[:2] == ("penned by", "by")
    assert set(own.layout.byline) == {"penned by", *shipped.layout.byline}
    assert own.times.date_order == "dmy"
    assert own.times.months == {**shipped.times.months, "Icemonth": 1}
    assert own.times.seasons["WI"] == ("icetide", *shipped.times.seasons["WI"])
    assert own.times.seasons["SU"] == shipped.times.seasons["SU"]
    assert own.quotes.speech == {**shipped.quotes.speech, "say": ("sayeth", "", "")}
    assert own.events is shipped.events


@pytest.mark.parametrize("form", ["text", "page"])
def test_a_parser_reads_with_what_was_laid_over(form: str) -> None:
    own = read_language(
        'code = "en"\nname = "English"\n[quotes]\nspeech = { burble = ["burbles", "burbled", ""] }'
    )
    text = "Pier closes\n\n“The pier is rotten and it has to go,” burbles Mayor Ada Winter on Monday.\n"
    page = f"<html lang=en><article><h1>Pier closes</h1><p>{text.splitlines()[2]}</article>"
    parser = Parser(languages=(own,))
    article = parser.parse_html(page) if form == "page" else parser.parse_text(text)
    [quote] = article.quotes
    assert quote.cue is not None
    assert article[quote.cue] == "burbles"
    assert quote.speaker is not None
    assert quote.speaker.name == "Ada Winter"


def test_alone_it_has_its_own_words_only() -> None:
    own = read_language('code = "en"\nname = "Sparse English"', alone=True)
    assert own.function_words == ()
    assert own == attrs.evolve(own)


def test_the_written_forms_of_one_language_are_one() -> None:
    own = read_language('code = "nb"\nname = "Bokmål"\n[layout]\nbyline = ["penna av"]')
    assert own.code == "no"
    assert language_of("nn", (own,)) is own


def test_of_two_of_one_code_the_last_counts() -> None:
    one = read_language('code = "qmw"\nname = "One"')
    assert language_of("qmw", (one, MERROWISH)) is MERROWISH
    assert language_of("qmw", (MERROWISH, one)) is one


# --- a value ----------------------------------------------------------------------------------------------


def test_it_is_a_value() -> None:
    again = read_language(TOML)
    assert again == MERROWISH
    assert attrs.evolve(again, name="Other") != MERROWISH
    assert hash(attrs.evolve(again)) == hash(MERROWISH)
    assert pickle.loads(pickle.dumps(MERROWISH)) == MERROWISH  # noqa: S301 - our own


def test_a_parser_with_it_can_be_sent_elsewhere() -> None:
    parser = Parser(languages=(MERROWISH,), knowledge=default_knowledge().with_names(places=["Quillport"]))
    sent = pickle.loads(pickle.dumps(parser))  # noqa: S301 - our own
    assert sent == parser
    assert sent.parse_text(STORY) == parser.parse_text(STORY)


def test_tables_of_pages_are_read_in_it() -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from newsmodel.interop.arrow import from_table, parse_batches

    pages = pyarrow.RecordBatch.from_pydict(
        {"url": ["https://example.org/1"], "page": [as_page(STORY).encode()]}
    )
    found = pyarrow.Table.from_batches(parse_batches([pages], parser=PARSER))
    [article] = from_table(found)
    assert article == PARSER.parse_html(as_page(STORY), url="https://example.org/1")
    assert article.language == "qmw"


def test_function_words_recognise_it() -> None:
    prose = " ".join(MERROWISH.function_words * 3)
    assert guess_language(prose) != "qmw"
    assert guess_language(prose, (MERROWISH,)) == "qmw"


def test_of_two_that_are_as_likely_the_caller_s_own_is_taken() -> None:
    words = language_of("en").function_words
    twin = attrs.evolve(language_of("en"), code="aaa", function_words=tuple(map(str.upper, words)))
    assert guess_language(" ".join(words), (twin,)) == "aaa"


@pytest.mark.parametrize("languages", ["en", ("en",), None, language_of("en")])
def test_what_is_no_language_is_refused(languages: Any) -> None:
    with pytest.raises(TypeError, match="what read_language returns"):
        Parser(languages=languages)
    with pytest.raises(TypeError, match="what read_language returns"):
        newsmodel.annotate(Article(), languages=languages)
