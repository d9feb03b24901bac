"""Says where in the article an event is told: what stands in headline and lead is the news."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterator

from newsmodel.annotating.story import story_blocks
from newsmodel.model import Article, Caption, Headline, Span, Standfirst

#: Sentences of the first paragraph that are the lead; where a whole article stands in one paragraph, the
#: rest of it is no lead.
_LEAD_SENTENCES = 3


class Zone(enum.Enum):
    """Where in the article an event is told."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    LEAD = "lead"  #: the first sentence of the first paragraph
    LEAD_REST = "lead-rest"  #: the next ones
    BODY = "body"
    CAPTION = "caption"

    @property
    def is_terse(self) -> bool:
        """Whether the past is told in the present tense there, and auxiliaries are left out."""
        return self in (Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION)


#: Told there, an event can be the article's own news.
HEAD = (Zone.HEADLINE, Zone.STANDFIRST, Zone.LEAD, Zone.LEAD_REST)


def iter_zones(article: Article) -> Iterator[tuple[Span, Zone]]:
    """Yield the sentences of the story with their zones, in reading order.

    A caption of a file picture or of a symbol tells nothing of the story and is left out.
    """
    sentences: dict[int, list[Span]] = defaultdict(list)
    for span in article.sentences:
        sentences[span.block].append(span)
    lead_seen = False
    for index, block in story_blocks(article):
        if isinstance(block, Caption):
            if not block.illustrative:
                yield from ((span, Zone.CAPTION) for span in sentences[index])
        elif isinstance(block, Headline):
            yield from ((span, Zone.HEADLINE) for span in sentences[index])
        elif isinstance(block, Standfirst):
            yield from ((span, Zone.STANDFIRST) for span in sentences[index])
        elif block.in_body:
            for number, span in enumerate(sentences[index]):
                yield span, Zone.BODY if lead_seen else _lead_zone(number)
            lead_seen = True


def _lead_zone(number: int) -> Zone:
    if number == 0:
        return Zone.LEAD
    return Zone.LEAD_REST if number < _LEAD_SENTENCES else Zone.BODY
