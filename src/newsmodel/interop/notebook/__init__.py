"""Articles and what was found in them as a notebook shows them: HTML without scripts and network.

Jupyter and its kin call ``_repr_html_`` of an article, a quote, an actor or an event by themselves;
`listing` does the same for several.
"""

from newsmodel.interop.notebook.article import article_html
from newsmodel.interop.notebook.cards import Item, Listing, card_html, listing

__all__ = ["Item", "Listing", "article_html", "card_html", "listing"]
