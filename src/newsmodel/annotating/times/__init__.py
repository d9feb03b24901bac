"""Finds the times that an article names, and what they mean on the calendar."""

from newsmodel.annotating.times.annotate import with_times
from newsmodel.annotating.times.stretches import stretches_of

__all__ = ["stretches_of", "with_times"]
