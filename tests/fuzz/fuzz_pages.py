"""A target for atheris, which is led by coverage: pages and texts from whatever bytes it thinks of.

pip install atheris
python tests/fuzz/fuzz_pages.py -max_total_time=60 -max_len=4096
"""

from __future__ import annotations

import contextlib
import importlib
import sys
from typing import Any

from newsmodel import Article, NewsModelError, Parser, from_json, parse_html, parse_text, to_json

BLOCKS = Parser(annotators=())


def check(source: str | bytes) -> None:
    """Raise if what a page or a text gives is no consistent article, nor an error of newsmodel's."""
    try:
        article = parse_html(source)
    except NewsModelError:
        pass
    else:
        _look_at(article)
        if isinstance(source, str) or "encoding" not in str(article.diagnostics):
            assert [type(block) for block in BLOCKS.parse_html(source).blocks] == [
                type(b) for b in article.blocks
            ]
    text = source if isinstance(source, str) else source.decode("utf-8", "surrogateescape")
    with contextlib.suppress(NewsModelError):
        _look_at(parse_text(text))


def _look_at(article: Article) -> None:
    assert from_json(to_json(article)) == article
    to_json(article).encode("utf-8")
    for quote in article.quotes:
        assert quote.text == " ".join(article[span] for span in quote.spans)
    for actor in article.actors:
        for mention in actor.mentions:
            assert article[mention.span]
    for time in article.times:
        assert article[time.span].strip()
    assert article._repr_html_()


def main() -> None:
    """Fuzz until something is found or the time is over."""
    atheris: Any = importlib.import_module("atheris")
    atheris.instrument_all()
    atheris.Setup(sys.argv, lambda data: check(bytes(data)))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
