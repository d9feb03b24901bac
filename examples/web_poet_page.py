"""A web-poet page object whose item is an article in the shape of zyte-common-items.

Any framework that knows page objects runs it (scrapy-poet, for one); it asks for the response alone.
Needs pip install newsmodel web-poet zyte-common-items
"""

from __future__ import annotations

from web_poet import WebPage
from zyte_common_items import Article

import newsmodel
from newsmodel.interop.zyte import to_zyte


class ArticlePage(WebPage[Article]):
    """The page of a news article."""

    async def to_item(self) -> Article:
        """Return the article of the page."""
        found = newsmodel.parse_html(self.selector.root, url=str(self.response.url))
        return Article.from_dict(to_zyte(found, url=str(self.response.url)))
