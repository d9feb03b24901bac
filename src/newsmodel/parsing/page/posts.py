"""Finds the posts from elsewhere that a story shows; all lines of one are one block."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsmodel.parsing.page.hints import BIT
from newsmodel.parsing.page.surroundings import Surroundings
from newsmodel.parsing.page.walk import Container, RawBlock

_EMBED = BIT["embed"]
#: How far up from a block the quote around it is looked for, and up from the quote the wrappers that hold
#: nothing else.
_CLIMB = 4
_WRAPPERS = 2
#: Lines of a post, at most: what is longer is a quoted text.
_MOST_LINES = 20
#: How posts are signed: a dash, a name, and the account in brackets.
_SIGNATURE = re.compile(r"[—–-]\s?(?P<author>[^()]{1,80}?)\s?\(@\w{1,40}\)")


class Post(NamedTuple):
    """A post: what holds it, who wrote it and where it stands, as far as the page says."""

    container: Container
    author: str | None
    url: str | None


def post_around(block: RawBlock, blocks: list[RawBlock], around: Surroundings) -> Post | None:
    """Return the post that *block* is a line of, None if it is of none."""
    quote = _quote_around(block.container)
    if quote is None or quote.ended - quote.started > _MOST_LINES:
        return None
    signed = (_SIGNATURE.search(line.text) for line in blocks[quote.started : quote.ended])
    signature = next((found for found in signed if found), None)
    if signature is None and not _is_named_post(quote, around):
        return None
    return Post(quote, signature["author"].strip() if signature else None, _url_in(quote))


def _quote_around(container: Container) -> Container | None:
    node: Container | None = container
    for _ in range(_CLIMB):
        if node is None or node.tag == "blockquote":
            return node
        node = node.parent
    return None


def _is_named_post(quote: Container, around: Surroundings) -> bool:
    """Tell whether the page calls *quote*, or what wraps it and nothing else, a post."""
    node: Container | None = quote
    for _ in range(_WRAPPERS + 1):
        if node is None or (node.started, node.ended) != (quote.started, quote.ended):
            return False
        if around.hints_of(node)[0] & _EMBED:
            return True
        node = node.parent
    return False


def _url_in(quote: Container) -> str | None:
    """Return the last link of a post, which leads to it."""
    links = [link for link in quote.element.iter("a") if link.get("href")]
    url = links[-1].get("href") if links else None
    return str(url).strip() if url and str(url).strip().startswith(("http://", "https://")) else None
