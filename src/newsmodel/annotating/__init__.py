"""What is found in the text of finished blocks: each step a function from an article to a fuller one."""

from newsmodel.annotating.actors import with_actors
from newsmodel.annotating.annotator import DEFAULT_ANNOTATORS, Annotator, annotate
from newsmodel.annotating.captions import with_depictions
from newsmodel.annotating.events import with_events
from newsmodel.annotating.quotes import with_quotes
from newsmodel.annotating.sentences import with_sentences
from newsmodel.annotating.times import with_times

__all__ = [
    "DEFAULT_ANNOTATORS",
    "Annotator",
    "annotate",
    "with_actors",
    "with_depictions",
    "with_events",
    "with_quotes",
    "with_sentences",
    "with_times",
]
