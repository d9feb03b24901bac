"""The strategies give what they promise: values of every kind, texts that reach the parser's rules."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

from newsmodel import Article, Block, Paragraph, Quote, Span, parse_text, strategies
from newsmodel.errors import EmptyInputError


def drawn_from(strategy: SearchStrategy[Any], count: int) -> list[Any]:
    values: list[Any] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(value: Any) -> None:
        values.append(value)

    collect()
    return values


def test_articles_have_everything_in_some() -> None:
    articles: list[Article] = drawn_from(strategies.articles(), 300)
    for name in ("quotes", "actors", "events", "times", "sentences", "dateline", "published", "keywords"):
        assert any(getattr(article, name) for article in articles), name
        assert any(not getattr(article, name) for article in articles), name
    assert any(quote.speaker for article in articles for quote in article.quotes)
    assert any(caption.depicts for article in articles for caption in article.captions)
    assert any(event.main for article in articles for event in article.events)


def test_blocks_are_of_every_kind() -> None:
    kinds = {type(block) for block in drawn_from(strategies.blocks(), 900)}
    assert kinds == {kind for kind in Block.__subclasses__() if kind.__module__.startswith("newsmodel.")}


def test_texts_reach_the_rules_of_the_parser() -> None:
    articles: list[Article] = []
    for text in drawn_from(strategies.texts(), 150):
        try:
            articles.append(parse_text(text))
        except EmptyInputError:
            continue
    assert len(articles) > 100
    kinds = {type(block).__name__ for article in articles for block in article.blocks}
    assert kinds >= {"Headline", "Paragraph", "Caption", "Boilerplate"}
    for name in ("quotes", "actors", "times", "sentences"):
        assert any(getattr(article, name) for article in articles), name


BLOCKS = (Paragraph("… —"), Paragraph("Ada Winter spoke."))


@given(strategies.quotes(BLOCKS), strategies.spans(BLOCKS))
def test_what_is_drawn_for_blocks_fits_them(quote: Quote, span: Span) -> None:
    assert Article(blocks=BLOCKS, quotes=(quote,), sentences=(span,)).quotes == (quote,)


def test_without_hypothesis_the_error_names_the_extra() -> None:
    code = "import sys; sys.modules['hypothesis'] = None; import newsmodel.strategies"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.endswith(
        "ImportError: newsmodel.strategies needs Hypothesis: install newsmodel[hypothesis]\n"
    )
