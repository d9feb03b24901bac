"""Finds what happened: the article's own news and the dated events around it."""

from newsmodel.annotating.events.annotator import with_events

__all__ = ["with_events"]
