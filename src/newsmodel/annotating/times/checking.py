"""Checks the forms that a language file gives for times, before a text is read with them."""

from __future__ import annotations

import re

from newsmodel.annotating.times.beginnings import FormError
from newsmodel.annotating.times.forms import compile_form
from newsmodel.annotating.times.lexicon import slots_of
from newsmodel.annotating.times.meanings import MEANINGS
from newsmodel.language.times import TimeWords


def check_form(meaning: str, form: str, words: TimeWords) -> None:
    """Check one form of a *meaning*, the key of its list.

    Raises:
        FormError: nobody knows what is meant, or the form can't be read.
    """
    name = meaning.split()[0]
    if name not in MEANINGS:
        raise FormError(f"unknown meaning {name!r}")
    try:
        re.compile(compile_form(form, slots_of(words)).source)
    except re.error as error:
        raise FormError(f"{form!r} can't be read: {error}") from error
