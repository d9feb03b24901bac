"""Says which steps can't do their work, for want of words of the article's language."""

from __future__ import annotations

from newsmodel.annotating.story import story_blocks
from newsmodel.model import Article, Diagnostic


def diagnostics_with(article: Article, code: Diagnostic, *, is_read: bool) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of *article*, *code* behind the others if what it names is not read.

    An article without a story has nothing to read.
    """
    others = tuple(one for one in article.diagnostics if one is not code)
    return others if is_read or next(iter(story_blocks(article)), None) is None else (*others, code)
