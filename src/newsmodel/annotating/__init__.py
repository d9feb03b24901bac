"""What is found in the text of finished blocks: each step a function from an article to a fuller one."""

from newsmodel.annotating.annotator import DEFAULT_ANNOTATORS, Annotator, annotate
from newsmodel.annotating.evidence import QuoteEvidence, explain_quote
from newsmodel.annotating.sentences import with_sentences
from newsmodel.annotating.steps import with_actors, with_depictions, with_events, with_quotes, with_times

__all__ = [
    "DEFAULT_ANNOTATORS",
    "Annotator",
    "QuoteEvidence",
    "annotate",
    "explain_quote",
    "with_actors",
    "with_depictions",
    "with_events",
    "with_quotes",
    "with_sentences",
    "with_times",
]
