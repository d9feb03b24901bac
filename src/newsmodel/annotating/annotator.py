"""What an annotator is, and which ones run when the caller names none."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, Protocol

from newsmodel.annotating.sentences import with_sentences
from newsmodel.annotating.steps import with_actors, with_depictions, with_events, with_quotes, with_times
from newsmodel.annotating.story import is_limited
from newsmodel.annotating.wording import forget_wordings
from newsmodel.knowledge import Knowledge
from newsmodel.language import Language, as_languages
from newsmodel.model import Article, Diagnostic
from newsmodel.model._derived import checked, derived


class Annotator(Protocol):
    """A step that adds annotations: any callable from an article to a new one with the same blocks' texts."""

    def __call__(self, article: Article, /) -> Article:
        """Return *article* with more annotations; *article* itself stays as it is."""
        ...


#: In this order, because each reads what those before it found: a weekday is no name, a name is the source
#: of a quote, and an event is what actors do at a time.
DEFAULT_ANNOTATORS: tuple[Annotator, ...] = (
    with_sentences,
    with_times,
    with_actors,
    with_depictions,
    with_quotes,
    with_events,
)


def annotate(
    article: Article,
    annotators: Iterable[Annotator] = DEFAULT_ANNOTATORS,
    *,
    knowledge: Knowledge | None = None,
    languages: Iterable[Language] = (),
) -> Article:
    """Return *article* with its sentences, times, actors, quotes and events found.

    For an article that was built by hand or by another extractor; `parse_text` does it on its own. What
    the article already has of an annotation is replaced. Blocks of more than 100,000 code points and what
    comes behind the first million of them stay without annotations; the diagnostic ``annotations-limited``
    tells.

    Args:
        article: its `language` chooses the words, its `published` anchors the times.
        annotators: run one after the other; yours among `DEFAULT_ANNOTATORS`, or instead of them.
        knowledge: what `with_actors` knows of the world; None for what comes with newsmodel. Annotators of
            one's own are given theirs where they are made.
        languages: of one's own, from `newsmodel.language.read_language`, over and beside those that come with
            newsmodel; for the `DEFAULT_ANNOTATORS`.

    Raises:
        TypeError: *article* is no `Article`, an annotator returns something else, or one of *languages* is no
            `Language`.
    """
    if not isinstance(article, Article):
        raise TypeError(f"article is an Article, not {type(article).__name__}")
    own = as_languages(languages)
    annotators = tuple(_told(annotator, knowledge, own) for annotator in annotators)
    try:
        for annotator in annotators:
            article = annotator(article)
            if not isinstance(article, Article):
                name = getattr(annotator, "__name__", type(annotator).__name__)
                raise TypeError(f"an annotator returns an Article, {name} returned {type(article).__name__}")
    finally:
        forget_wordings()
    return checked(_with_warning(article)) if annotators else article


def _told(annotator: Annotator, knowledge: Knowledge | None, languages: tuple[Language, ...]) -> Annotator:
    """Return *annotator* with what the caller knows, if it is one of newsmodel's own."""
    if annotator is with_actors and (knowledge is not None or languages):
        return partial(with_actors, knowledge=knowledge, languages=languages)
    if languages and annotator in DEFAULT_ANNOTATORS:
        step: Any = annotator  # all of ours take them
        return partial(step, languages=languages)
    return annotator


def _with_warning(article: Article) -> Article:
    """Return *article* with the diagnostic that tells whether parts of it were left unread."""
    code = Diagnostic.ANNOTATIONS_LIMITED
    others = tuple(one for one in article.diagnostics if one is not code)
    # Always last: annotating twice gives what annotating once does.
    told = (*others, code) if is_limited(article) else others
    return article if told == article.diagnostics else derived(article, diagnostics=told)
