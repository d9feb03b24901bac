"""The larger steps. Each is loaded when it is first taken, so that importing newsmodel takes little time."""

from __future__ import annotations

from collections.abc import Iterable

from newsmodel.knowledge import Knowledge
from newsmodel.language import Language
from newsmodel.model import Article


def with_times(article: Article, *, languages: Iterable[Language] = ()) -> Article:
    """Return *article* with the times that its story names, in reading order.

    Relative ones ("Monday", "last month") count from `published` or, where that is unknown, from a date
    that the article prints (`Diagnostic.DATE_FROM_TEXT`); where it prints none they have no interval and
    a value with X for what is unknown (`Diagnostic.DATE_UNKNOWN`).
    """
    from newsmodel.annotating import times

    return times.with_times(article, languages=languages)


def with_actors(
    article: Article, *, knowledge: Knowledge | None = None, languages: Iterable[Language] = ()
) -> Article:
    """Return *article* with people, organisations and places, in the order of their first mention.

    Found are names, definite descriptions of somebody named ("the ambassador") and pronouns, each as far as
    it is certain whom it means. Where the article had other actors, the quotes, events and depictions that
    refer to them go with them.

    Args:
        article: its `language` chooses the words; in a language without words for names nothing is found.
        knowledge: what is known of the world; None for what comes with newsmodel.
        languages: of one's own, as in `newsmodel.annotate`.
    """
    from newsmodel.annotating import actors

    return actors.with_actors(article, knowledge=knowledge, languages=languages)


def with_depictions(article: Article, *, languages: Iterable[Language] = ()) -> Article:
    """Return *article* with what its captions say of the pictures: who, in what position, when and where.

    Reads `actors` and `times`; what the captions had before is replaced.
    """
    from newsmodel.annotating import captions

    return captions.with_depictions(article, languages=languages)


def with_quotes(article: Article, *, languages: Iterable[Language] = ()) -> Article:
    """Return *article* with what was said and by whom: direct, mixed and reported speech."""
    from newsmodel.annotating import quotes

    return quotes.with_quotes(article, languages=languages)


def with_events(article: Article, *, languages: Iterable[Language] = ()) -> Article:
    """Return *article* with the events of its story, in reading order.

    Those are the main one, which headline and lead agree on, and every other that has a time on the calendar
    and somebody or something that does it or has it done to them. What nobody known says is left out.
    """
    from newsmodel.annotating import events

    return events.with_events(article, languages=languages)
