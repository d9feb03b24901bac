"""Two versions of a story, compared."""

from __future__ import annotations

from newsmodel.comparing.addresses import image_changes, link_changes, media_changes
from newsmodel.comparing.blocks import block_changes
from newsmodel.comparing.captions import caption_changes
from newsmodel.comparing.corrections import correction_teller
from newsmodel.comparing.quotes import quote_changes
from newsmodel.comparing.revision import Revision
from newsmodel.comparing.words import text_change
from newsmodel.model import Article


def compare(old: Article, new: Article) -> Revision:
    """Return what changed from *old*, a version of a story, to *new*, a later one of the same story.

    The time it takes grows with the length of both. Nothing is asked of the articles but what they hold:
    whether they are versions of one story, the caller knows, by their address for example.

    Raises:
        TypeError: one of them is no `Article`.

    .. versionadded:: 0.2
    """
    for version in (old, new):
        if not isinstance(version, Article):
            raise TypeError(f"versions of a story are Articles, not {type(version).__name__}")
    changes = block_changes(old, new, correction_teller(new.language or old.language))
    standfirst = None if changes.is_standfirst_relabelled else text_change(old.standfirst, new.standfirst)
    return Revision(
        headline=text_change(old.headline, new.headline),
        standfirst=standfirst,
        blocks=changes.blocks,
        captions=caption_changes(old, new),
        quotes=quote_changes(old, new),
        images=image_changes(old, new),
        links=link_changes(old, new),
        media=media_changes(old, new),
    )
