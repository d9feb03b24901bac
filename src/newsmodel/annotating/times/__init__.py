"""Finds the times that an article names, and what they mean on the calendar."""

from newsmodel.annotating.times.annotate import with_times

__all__ = ["with_times"]
