"""What the names of a page's classes and ids hint at. Names are evidence for a model, never a verdict."""

from __future__ import annotations

import re

from newsmodel._remembering import remembered

# The vocabulary of web design, not of any human language or site: stems that many sites' names share.
_STEMS: dict[str, str] = {
    "caption": (
        r"caption|legend|cutline|image-?text|infotext|bildtext|bildunter|(media|photo|img|image)-?desc"
    ),
    "credit": r"credit|copyright|photographer|fotograf|source|rights",
    "related": (
        r"relat|recommend|more-?(on|from|stories|news)|read-?(more|also|next)|teaser|similar|promo|trending"
        r"|popular|most-?read|also|suggest|next-?article|further|link-?(list|box)|topic|tags?(?![a-z])|crosslink"
        r"|carousel|listing"
    ),
    "share": r"share|social|sharing|follow|bookmark|toolbar|actions|print",
    "newsletter": r"newsletter|sign-?up|subscri|abonn|email-?form|mailing",
    "paywall": r"paywall|premium|regwall|offer|barrier|meter",
    "ad": r"(?<![a-z])ads?(?![a-z])|advert|sponsor|anzeige|werbung|banner|commercial|publicidad",
    "comment": r"comment|discussion|forum|reply|kommentar",
    "author": r"author|byline|writer|bio(?![a-z])|contributor|profile|autor|journalist",
    "nav": r"nav|menu|breadcrumb|pagination|pager|toc(?![a-z])|skip|sitemap|tab-?list",
    "footer": r"foot(er)?(?![a-z])|bottom|imprint|legal",
    "header": r"header|masthead|topbar|kicker|overline|eyebrow",
    "sidebar": r"side-?bar|aside|rail(?![a-z])|widget|col-?right",
    "dialog": r"cookie|consent|gdpr|privacy|modal|popup|overlay|dialog|toast|alert|notice",
    "article": r"article|story|post(?![a-z])|entry|content|main|body|text|paragraph",
    "body": (
        r"(article|story|entry|post|main|rich|body|content)[-_]*(body|text|content|copy|main)|paragraph|articlebody"
    ),
    "lead": (
        r"lead|intro|standfirst|deck|dek(?![a-z])|summary|subtitle|sub-?head|excerpt|abstract|chapo|vorspann"
        r"|ingress|spot(?![a-z])|preface|preamble|einleitung|epigraph|entradilla|bajada|chapeau|sommario|sapo"
    ),
    "head": r"headline|title|heading|hed(?![a-z])",
    "date": r"date|time|publish|updated",
    "quote": r"quote|zitat|cita(?![a-z])|pull",
    "box": r"box|fact|info|inset|expand|accordion|key-?point|bullet|highlight|correction|disclaimer|note",
    "hidden": r"hidden|sr-only|visually|screen-?reader|print-?only|no-?print",
    "player": r"video|player|audio|podcast|gallery|slideshow|slider|swiper",
    "embed": r"embed|tweet|instagram|social-?post",
    "image": r"image|img|photo|picture|media|foto|bild",
}

#: The hints' names, in the order of their bits.
HINTS: tuple[str, ...] = tuple(_STEMS)
#: The bit of each hint.
BIT: dict[str, int] = {name: 1 << place for place, name in enumerate(HINTS)}

_PATTERNS = tuple((1 << place, re.compile(stem)) for place, stem in enumerate(_STEMS.values()))


# Pages of one site share their names, and so do many sites: the memory of the last few thousand spares most
# of the search. Bounded, and the answer depends on the name alone.
@remembered(8192)
def hints_of(names: str) -> int:
    """Return the bits of all hints in *names*, the value of a class or id attribute."""
    lowered = names.lower()
    bits = 0
    for bit, pattern in _PATTERNS:
        if pattern.search(lowered):
            bits |= bit
    return bits
