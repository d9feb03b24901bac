"""An annotator of one's own: any function from an article to an article."""

from pathlib import Path

import attrs

import newsmodel
from newsmodel.annotating import DEFAULT_ANNOTATORS, with_actors

# What our own archive knows about people in Port Kerrin.
ARCHIVE = {"Ruben Aker": "chairman of the fishermen's guild", "Ada Winter": "lawyer"}


def with_archive_roles(article: newsmodel.Article) -> newsmodel.Article:
    """Return *article* with what our archive knows added to its people's roles."""
    actors = tuple(
        attrs.evolve(
            actor,
            roles=(*actor.roles, ARCHIVE[actor.name]),
            evidence=(*actor.evidence, "our-archive"),
        )
        if actor.name in ARCHIVE
        else actor
        for actor in article.actors
    )
    return attrs.evolve(article, actors=actors)


# Right after the actors are found: captions, quotes and events refer to them, and so get the fuller ones.
here = DEFAULT_ANNOTATORS.index(with_actors) + 1
parser = newsmodel.Parser(
    annotators=(*DEFAULT_ANNOTATORS[:here], with_archive_roles, *DEFAULT_ANNOTATORS[here:])
)
article = parser.parse_text(Path("examples/harbour.txt").read_text(encoding="utf-8"))
for name in ARCHIVE:
    actor = article.actor(name)
    print(name, "-", ", ".join(actor.roles) if actor else "not in this article")
