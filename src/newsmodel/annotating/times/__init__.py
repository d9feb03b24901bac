"""Finds the times that an article names, and what they mean on the calendar."""

from newsmodel.annotating.times.annotate import with_times
from newsmodel.annotating.times.printed import read_printed_date

__all__ = ["read_printed_date", "with_times"]
