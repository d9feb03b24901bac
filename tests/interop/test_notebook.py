"""What a notebook shows of an article, and that nothing in a text can break out of it."""

from __future__ import annotations

import json
import pickle
import re
import shutil
import subprocess
from datetime import date, datetime, timedelta, timezone
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from lxml import etree

from newsmodel import (
    Actor,
    ActorKind,
    Article,
    Author,
    Boilerplate,
    Caption,
    Credit,
    Depiction,
    Embed,
    Event,
    EventStatus,
    Headline,
    Mention,
    Paragraph,
    Place,
    Position,
    Quote,
    QuoteKind,
    Span,
    TimeExpression,
    from_json,
    parse_text,
    strategies,
    to_json,
)
from newsmodel.interop.notebook import Item, article_html, card_html, listing
from newsmodel.interop.notebook.times import time_words

HOSTILE = Path("tests/cases/notebook/hostile.txt")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
_TAGS = {
    "a", "b", "circle", "details", "div", "g", "input", "line", "span", "style", "summary", "svg", "table",
    "tbody", "td", "text", "th", "title", "tr",
}  # fmt: skip
_ATTRIBUTES = {
    "aria-label", "class", "cx", "cy", "dir", "fill", "font-size", "font-weight", "href", "opacity", "open",
    "r", "rel", "role", "stroke", "style", "text-anchor", "title", "type", "viewbox", "x", "x1", "x2", "y",
    "y1", "y2",
}  # fmt: skip


#: Rules for classes of our own alone, with nothing in them that could fetch anything.
_RULE = r"\.nm[0-9a-f]+\{(?!.*url)[\w\s.,:;#%()'/+-]*\}"
_SHEET = rf"(?:{_RULE})*(?:\.nm-hide:checked~div \.nm-reported\{{background:none!important\}})?"


class Reading(HTMLParser):
    """The tags, attributes and text of a piece of HTML; fails where tags do not close in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.sheets: list[str] = []
        self.tags: set[str] = set()
        self.attributes: dict[str, set[str]] = {}
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, set()).add(value or "")
        if tag != "input":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["style"]:
            self.sheets.append(data)
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


@given(strategies.articles())
@settings(max_examples=60)
def test_every_article_is_shown_whole_with_harmless_tags_alone(article: Article) -> None:
    shown = Reading(article_html(article))
    assert shown.tags <= _TAGS
    assert set(shown.attributes) <= _ATTRIBUTES
    for block in article.blocks:
        assert _printable(block.text) in shown.text
    for href in shown.attributes.get("href", ()):
        assert href.lower().startswith(("http://", "https://"))
    for sheet in shown.sheets:
        assert re.fullmatch(_SHEET, sheet)
    article_html(article).encode("utf-8")


def test_quotes_mentions_and_times_are_marked_where_they_stand() -> None:
    text = "“We open on Friday,” Ada Winter said."
    winter = Actor("Ada Winter", ActorKind.PERSON, "ada-winter", mentions=(Mention(Span(0, 21, 31)),))
    article = Article(
        blocks=(Paragraph(text),),
        actors=(winter,),
        quotes=(Quote("We open on Friday,", (Span(0, 1, 19),), speaker=winter, evidence=("q-x-said",)),),
        times=(TimeExpression(Span(0, 12, 18), "2024-03-15"),),
    )
    page = article_html(article)
    styles = dict(re.findall(r"\.(nm[0-9a-f]+)\{([^}]*)\}", page))
    spans = re.findall(r"<span (?:class|style)=\"([^\"]*)\"(?: title=\"([^\"]*)\")?>([^<]*)</span>", page)
    marked = {words: (styles.get(style, style), title) for style, title, words in spans}
    assert "background" in marked["We open on "][0]
    assert marked["We open on "][1] == "direct quote: Ada Winter (q-x-said)"
    assert "background" in marked["Friday"][0]
    assert "dotted" in marked["Friday"][0]
    assert marked["Friday"][1].endswith("2024-03-15")
    assert marked["Ada Winter"] == ("border-bottom:2px solid hsla(212,80%,50%,.75)", "")
    assert text in Reading(page).text


def test_a_quote_inside_a_quote_has_the_colour_of_its_own_speaker() -> None:
    text = "“He told me ‘Run’ and I ran,” she said."
    he = Actor("Piet Solheim", ActorKind.PERSON, "piet-solheim")
    she = Actor("Marit Haugen", ActorKind.PERSON, "marit-haugen")
    article = Article(
        blocks=(Paragraph(text),),
        actors=(he, she),
        quotes=(
            Quote("He told me ‘Run’ and I ran,", (Span(0, 1, 28),), speaker=she),
            Quote("Run", (Span(0, 13, 16),), speaker=he),
        ),
    )
    page = article_html(article)
    assert 'title="direct quote: Piet Solheim">Run<' in page
    assert 'title="direct quote: Marit Haugen">’ and I ran,<' in page


def test_who_is_quoted_is_told_with_the_number_of_words_most_first() -> None:
    article = parse_text(Path("examples/harbour.txt").read_text("utf-8"))
    shown = Reading(article_html(article)).text
    most = sorted(article.words_by_speaker().values(), reverse=True)
    assert shown.index(f"Ada Winter{most[0]} words") < shown.index(f"Ruben Aker{most[1]} words")
    assert "Piet Solheimindirectly" in shown


def test_the_timeline_has_the_dated_events_in_order_and_tells_what_did_not_happen() -> None:
    words = "The pier closed. The pier may open."
    start = datetime(2024, 3, 1)
    late = TimeExpression(Span(0, 0, 3), "2024-05-01", start=start, end=start + timedelta(days=1))
    early = TimeExpression(
        Span(0, 4, 8), "2024-03-01", start=start - timedelta(days=30), end=start - timedelta(days=29)
    )
    article = Article(
        blocks=(Paragraph(words),),
        times=(late, early),
        events=(
            Event("open", Span(0, 17, 35), time=late, status=EventStatus.POSSIBLE),
            Event("close", Span(0, 0, 16), time=early, main=True),
        ),
    )
    shown = Reading(article_html(article)).text
    assert shown.index("The pier closed.", len(words)) < shown.index("The pier may open. (possible)")
    assert "<svg" in article_html(article)
    assert "<svg" not in article_html(attrs.evolve(article, events=()))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-03-14", "14 March 2024"),
        ("0999-12-01", "1 December 999"),
        ("2024-02-30", "2024-02-30"),
        ("2024-03", "March 2024"),
        ("2024-13", "2024-13"),
        ("2024", "2024"),
        ("2018-05-03/2018-05-05", "3 May 2018 to 5 May 2018"),
        ("2019/2020", "2019 to 2020"),
        ("2019/", "2019/"),
        ("2024-FA", "autumn 2024"),
        ("201", "2010s"),
        ("19", "1900s"),
        ("2024-Q2", "2nd quarter of 2024"),
        ("2024-H1", "1st half of 2024"),
        ("2024-W11", "week of 11 March 2024"),
        ("2024-W11-WE", "weekend of 16 March 2024"),
        ("2024-W99", "2024-W99"),
        ("2024-03-14TMO", "14 March 2024, morning"),
        ("2024-03-14TXX", "2024-03-14TXX"),
        ("2024-03-14T09:30", "14 March 2024, 09:30"),
        ("P1D", "1 day"),
        ("P3D", "3 days"),
        ("PT2H", "2 hours"),
        ("P2CE", "2 centuries"),
        ("PXM", "some months"),
        ("P2AB", "P2AB"),
        ("PRESENT_REF", "now"),
    ],
)
def test_times_have_words_that_a_reader_knows(value: str, words: str) -> None:
    assert time_words(TimeExpression(Span(0, 0, 3), value)) == words


def test_captions_are_cards_with_their_credit_and_boilerplate_is_folded_away() -> None:
    winter = Actor("Ada Winter", ActorKind.PERSON, "ada-winter")
    article = Article(
        blocks=(
            Caption(
                "Ada Winter, left, on the quay.",
                credit=Credit("(Amos Berg/Harbour News)", names=("Amos Berg",), agencies=("Harbour News",)),
                image_url="https://example.org/quay.jpg",
                occurrences=2,
                illustrative=True,
                depicts=(Depiction(winter, Position.LEFT),),
                place=Place("Port Kerrin"),
            ),
            Boilerplate("Read more: the tides"),
            Boilerplate("Sign up for our letter"),
            Embed("A post", author="Quay Watch", url="javascript:alert(1)"),
        ),
        actors=(winter,),
    )
    page = article_html(article)
    shown = Reading(page)
    assert "(Amos Berg/Harbour News)" in shown.text
    assert "file picture · printed 2 times · shows Ada Winter (left) · in Port Kerrin" in shown.text
    assert shown.attributes["href"] == {"https://example.org/quay.jpg"}
    folded = page[page.index("<details") : page.index("</details>")]
    assert "2 lines of boilerplate" in folded
    assert "Sign up" in folded


def test_what_only_the_metadata_tell_is_shown_too() -> None:
    article = Article(headline="Pier closes", standfirst="After the storm", authors=(Author("Nora Lind"),))
    shown = Reading(article_html(article)).text
    for words in ("Pier closes", "After the storm", "Nora Lind"):
        assert words in shown


def test_a_very_long_article_is_cut_and_says_so() -> None:
    article = Article(blocks=tuple(Paragraph(f"Line {number}.") for number in range(1000)))
    shown = Reading(article_html(article)).text
    assert "Line 399." in shown
    assert "Line 400." not in shown
    assert "and 600 more blocks" in shown


def test_cards_and_lists_of_them() -> None:
    article = parse_text(Path("examples/harbour.txt").read_text("utf-8"))
    items: list[Item] = [*article.quotes, *article.actors, *article.events, *article.blocks]
    for item in items:
        assert Reading(card_html(item)).tags <= _TAGS
    together = listing(article.quotes)
    assert together._repr_html_() == article.quotes._repr_html_()  # type: ignore[attr-defined]
    assert Reading(together._repr_html_()).text.count("Ada Winter") == len(article.quotes_by("Winter"))
    assert repr(together).count("\n") == len(article.quotes) - 1
    assert "nothing was found" in listing(())._repr_html_()
    assert article._repr_html_() == article_html(article)
    quote, actor, event = article.quotes[0], article.actors[0], article.events[0]
    assert quote._repr_html_() == card_html(quote)
    assert actor._repr_html_() == card_html(actor)
    assert event._repr_html_() == card_html(event)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_hostile_texts_execute_nothing_in_a_browser(tmp_path: Path) -> None:
    texts = HOSTILE.read_text("utf-8").splitlines()
    winter = Actor(texts[0], ActorKind.PERSON, "winter", roles=tuple(texts), evidence=tuple(texts))
    article = Article(
        blocks=(
            *(Headline(text, evidence=(text,)) for text in texts),
            *(Caption(text, credit=Credit(text), image_url=text, alt=text) for text in texts),
            *(Embed(text, author=text, url=text) for text in texts),
        ),
        actors=(winter,),
        quotes=tuple(
            Quote(text, (Span(number, 0, len(text)),), speaker=winter, evidence=(text,))
            for number, text in enumerate(texts)
            if any(map(str.isalnum, text))
        ),
        url=texts[0],
        publisher=texts[1],
    )
    page, picture = tmp_path / "page.html", tmp_path / "page.png"
    cards = listing((*article.quotes, *article.actors))._repr_html_()
    page.write_text(
        f"<!doctype html><meta charset=utf-8><title>untouched</title>{article_html(article)}{cards}"
    )
    dom = _browse(page, "--dump-dom", tmp_path)
    _browse(page, f"--screenshot={picture}", tmp_path)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert "<title>untouched</title>" in dom
    assert not re.search(r"<(?:script|img|iframe|object|embed|link|base|form)\b", dom)
    assert (dom.count("<input"), dom.count("<style")) == (0, 2)
    assert not re.search(r"<[^<>]*\son\w+=", re.sub(r'"[^"]*"', '""', dom))


def _browse(page: Path, what: str, folder: Path) -> str:
    assert CHROMIUM
    done = subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--hide-scrollbars", f"--user-data-dir={folder / 'profile'}", what, page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )  # fmt: skip
    return done.stdout


def _printable(words: str) -> str:
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", words)


def test_what_no_card_can_show_is_refused() -> None:
    anything: Any = "a text"
    with pytest.raises(TypeError, match="not str"):
        card_html(anything)
    with pytest.raises(TypeError, match="not str"):
        listing([anything])


def test_the_card_of_a_caption_has_its_credit_and_whom_it_shows() -> None:
    article = parse_text(Path("examples/harbour.txt").read_text("utf-8"))
    card = card_html(article.captions[0])
    assert "(Amos Berg/Harbour News)" in card
    assert "shows Ada Winter (left)" in card
    assert "read more" in card_html(article.boilerplate[0])


def test_dollars_are_no_mathematics() -> None:
    shown = parse_text("Bridge\n\nIt cost $5 million more than the $10 million set aside.")._repr_html_()
    # JupyterLab's typesetter and that of the older notebook go past elements of these classes.
    classes = ("tex2jax_ignore", "mathjax_ignore")
    [root] = [
        div for div in etree.HTML(shown).iter("div") if {*classes} <= {*(div.get("class") or "").split()}
    ]
    assert "$5 million more than the $10 million" in "".join(str(text) for text in root.itertext())


KINDS = Article(
    blocks=(Paragraph("Ada of the Board said in Kerrin on Monday that two men left."),),
    actors=tuple(
        Actor(name, kind, name, mentions=(Mention(Span(0, start, start + len(name))),))
        for name, kind, start in (
            ("Ada", ActorKind.PERSON, 0),
            ("Board", ActorKind.ORGANIZATION, 11),
            ("Kerrin", ActorKind.PLACE, 25),
            ("two men", ActorKind.UNNAMED, 47),
        )
    ),
    quotes=(Quote("two men left.", (Span(0, 47, 60),), QuoteKind.INDIRECT),),
    times=(TimeExpression(Span(0, 35, 41), "2024-03-11"),),
)


def test_the_legend_has_a_sample_of_each_kind_that_the_article_has() -> None:
    def legend(article: Article) -> str:
        shown = Reading(article_html(article)).text
        return shown[: shown.index("paragraph")] if article.blocks else shown

    words = ("said, in", "reported", "person", "organisation", "place", "somebody without a name", "time")
    assert [word for word in words if word in legend(KINDS)] == [*words[1:]]
    assert not [word for word in words if word in legend(Article(blocks=KINDS.blocks))]
    spoken = attrs.evolve(
        KINDS, actors=KINDS.actors[2:3], quotes=(attrs.evolve(KINDS.quotes[0], kind=QuoteKind.MIXED),)
    )
    assert [word for word in words if word in legend(spoken)] == ["said, in", "place", "time"]
    assert "<input" in article_html(KINDS)
    assert "<input" not in article_html(spoken)


def test_names_are_marked_by_their_kind() -> None:
    page = article_html(KINDS)
    rules = dict(re.findall(r"\.(nm[0-9a-f]+)\{([^}]*)\}", page))
    lines = {}
    for name in ("Ada", "Board", "Kerrin"):
        [(names, style)] = {*re.findall(rf'<span (?:class="([^"]*)"|style="([^"]*)")>{name}</span>', page)}
        lines[name] = rules[names] if names else style
    assert [line.split()[1] for line in lines.values()] == ["solid", "double", "dashed"]
    assert len(set(lines.values())) == 3


#: Writes the ground of each piece of text into the title of the page.
_GROUNDS = """<script>
const pieces = [...document.querySelectorAll("span")];
document.title = JSON.stringify(
    Object.fromEntries(pieces.map(piece => [piece.textContent, getComputedStyle(piece).backgroundColor]))
);
</script>"""


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_the_box_hides_reported_speech_and_nothing_else(tmp_path: Path) -> None:
    direct = Quote("Ada of", (Span(0, 0, 6),))
    view = article_html(attrs.evolve(KINDS, quotes=(*KINDS.quotes, direct)))
    grounds: list[dict[str, str]] = []
    for state in ("", " checked"):
        page = tmp_path / f"page{state.strip()}.html"
        page.write_text(f"{view.replace('<input', f'<input{state}')}{_GROUNDS}", "utf-8")
        found = re.search(r"<title>([^<]*)</title>", _browse(page, "--dump-dom", tmp_path))
        assert found
        grounds.append(json.loads(found[1]))
    unchecked, checked = grounds
    clear = "rgba(0, 0, 0, 0)"
    assert unchecked[" of"] == checked[" of"] != clear
    assert unchecked[" left."] != clear == checked[" left."]


def test_the_headline_that_the_metadata_declare_is_told_where_another_is_printed() -> None:
    printed = Article(blocks=(Headline("Live: pier closes"),), headline="Pier closes")
    assert "headline in the metadata Pier closes" in Reading(article_html(printed)).text
    for same in (
        Article(blocks=(Headline("Pier closes"),), headline="Pier closes"),
        Article(headline="Pier closes"),
    ):
        assert "in the metadata" not in article_html(same)


def test_days_are_told_in_words() -> None:
    article = Article(
        published=datetime(2024, 3, 14, 17, 5, tzinfo=timezone(timedelta(hours=1))), modified=date(2024, 3, 2)
    )
    shown = Reading(article_html(article)).text
    assert "published 14 March 2024, 17:05+01:00" in shown
    assert "modified 2 March 2024" in shown


def test_what_was_found_shows_itself_as_cards() -> None:
    article = parse_text(Path("examples/harbour.txt").read_text("utf-8"))
    again = from_json(to_json(article))
    for one in (article, again, attrs.evolve(article, url="a"), pickle.loads(pickle.dumps(article))):  # noqa: S301
        for name in ("quotes", "actors", "events", "captions", "asides", "boilerplate"):
            found: Any = getattr(one, name)
            assert type(found).__mro__[1] is tuple
            assert found._repr_html_() == listing(found)._repr_html_()
            plain = (*found,)
            assert (found, repr(found)) == (plain, repr(plain))
    several: Any = (
        article.quotes[:3],
        article.quotes_by("Winter"),
        article.timeline(),
        article.quotes_by("nobody"),
    )
    for found in several:
        assert found._repr_html_() == listing(found)._repr_html_()
    assert article.quotes[0] is next(iter(article.quotes))
    with pytest.raises(TypeError, match="is a tuple, not list"):
        attrs.evolve(article, quotes=list(article.quotes))  # type: ignore[arg-type]


def test_a_list_of_articles_is_a_table_with_a_small_view_of_each() -> None:
    article = parse_text(
        Path("examples/harbour.txt").read_text("utf-8"),
        published=date(2024, 3, 14),
        url="https://example.org/a",
    )
    page = listing([article, Article()])._repr_html_()
    shown = Reading(page)
    assert shown.tags <= _TAGS
    assert page.count("<tr>") == 3
    assert shown.text.startswith("DayPublisherHeadlineWordsQuotesCaptions14 March 2024")
    assert (
        f"{len(article.text.split())}{len(article.quotes)}{len(article.captions)}without headline000"
        in shown.text
    )
    for words in (
        article.headline,
        article.standfirst,
        "people Ada Winter",
        "https://example.org/a",
        "news ",
    ):
        assert words
        assert words in shown.text
    assert "without headline" in Reading(card_html(Article())).text
    mixed = listing([article, article.quotes[0]])._repr_html_()
    assert "<table" not in mixed
    assert Reading(card_html(article)).text in Reading(mixed).text
    many = Reading(listing([Article()] * 205)._repr_html_()).text
    assert (many.count("without headline"), many[-20:]) == (200, "… and 5 more articles"[-20:])


@given(strategies.articles())
@settings(max_examples=40)
def test_every_article_is_listed(article: Article) -> None:
    shown = Reading(listing([article, article])._repr_html_())
    assert shown.tags <= _TAGS
    assert set(shown.attributes) <= _ATTRIBUTES


def test_the_view_is_light() -> None:
    article = parse_text(Path("examples/harbour.txt").read_text("utf-8"))
    page = article_html(article)
    assert page.count("style=") < page.count("class=") / 3
    assert len(page) < 36_000
