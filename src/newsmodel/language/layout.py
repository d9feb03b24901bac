"""Words that tell the parts of an article apart: bylines, credits, boilerplate."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class BoilerplatePhrases:
    """Phrases that give a line away as the site's own, by what the line is there for.

    A phrase stands for the whole line ("Share"); one that ends in "…" for its beginning ("Read more…"); one
    with "…" at both ends is found anywhere in a line that is not long ("…sign up for our newsletter…"). Case,
    and signs around the line ("» Share:"), make no difference.
    """

    #: links to other articles: "read also…"
    read_more: tuple[str, ...] = ()
    #: "sign up for our newsletter…"
    newsletter: tuple[str, ...] = ()
    #: "subscribe", "support us…"
    subscription: tuple[str, ...] = ()
    #: "log in", "already a subscriber…"
    paywall: tuple[str, ...] = ()
    #: "share", "WhatsApp"
    sharing: tuple[str, ...] = ()
    #: "more from…", "most read…"
    related: tuple[str, ...] = ()
    #: "advertisement"
    advertisement: tuple[str, ...] = ()
    #: "all rights reserved"
    copyright: tuple[str, ...] = ()
    #: "about the author…"
    author_bio: tuple[str, ...] = ()
    #: "leave a comment…"
    comments: tuple[str, ...] = ()
    #: players, cookies, corrections of the page's own state: "0:00 / 0:00 Listen"
    other: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class LayoutWords:
    """The table ``[layout]`` of a language file. All words are compared without regard to case."""

    #: what a byline opens with: "by", "story by"
    byline: tuple[str, ...] = ()
    #: between two names: "and"
    name_links: tuple[str, ...] = ()
    #: what writers are called after or before their names in a byline: "staff writer"
    writer_titles: tuple[str, ...] = ()
    #: what a credit line opens with, before a colon or a name: "photo", "image", "credit"
    credit: tuple[str, ...] = ()
    #: between those and the name, or before a supplier: "by", "via", "courtesy of"
    credit_links: tuple[str, ...] = ()
    #: inside the names of places, in a dateline: "Stoke-on-Trent", "Frankfurt am Main", "Isle of Man"
    place_links: tuple[str, ...] = ()
    #: suppliers of pictures and news whose names stand in credit lines and datelines: "AP", "Reuters"
    agencies: tuple[str, ...] = ()
    #: words that make a name in a credit line a supplier's, not a person's: "images", "ministry"
    supplier_words: tuple[str, ...] = ()
    #: what marks a picture that does not show the event: "file photo", "illustrative"
    illustrative: tuple[str, ...] = ()
    #: before the time that an article was published: "published on"
    published: tuple[str, ...] = ()
    #: before the time that it was last changed: "updated"
    modified: tuple[str, ...] = ()
    #: the newsroom's own text beside the story: "key points", "correction…"; written like boilerplate phrases
    aside: tuple[str, ...] = ()
    #: what the note of a correction begins with, each an aside too: "correction", "an earlier version of"
    correction: tuple[str, ...] = ()
    #: the table ``[layout.boilerplate]``
    boilerplate: BoilerplatePhrases = attrs.field(factory=BoilerplatePhrases)
