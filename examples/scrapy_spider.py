"""A spider whose items are articles: scrapy runspider scrapy_spider.py -a start=https://… -O articles.jsonl

The tree that Scrapy has parsed for its selectors is handed over, so that no page is parsed twice.
Needs pip install newsmodel scrapy
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import scrapy
from scrapy.http import Response, TextResponse

import newsmodel


class ArticleSpider(scrapy.Spider):
    """Follows the links of a front page and yields the articles behind them."""

    name = "articles"
    #: made once: a parser is shared by all callbacks
    parser = newsmodel.Parser()

    def __init__(self, start: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.first = start

    async def start(self) -> AsyncIterator[scrapy.Request]:
        """Yield the request for the front page."""
        yield scrapy.Request(self.first, callback=self.parse)

    def parse(self, response: Response) -> Iterator[scrapy.Request]:
        """Yield a request for each link of a front page."""
        yield from response.follow_all(css="article a, h2 a, h3 a", callback=self.parse_article)

    def parse_article(self, response: Response) -> Iterator[dict[str, Any]]:
        """Yield the article of a page, as plain data; nothing for what is no page or has no article."""
        if not isinstance(response, TextResponse):
            return
        article = self.parser.parse_html(response.selector.root, url=response.url)
        if newsmodel.Diagnostic.NO_BODY in article.diagnostics:
            self.logger.info("no article: %s", response.url)
            return
        # Plain data, which every feed export, item pipeline and itemadapter takes.
        yield newsmodel.to_dict(article)
