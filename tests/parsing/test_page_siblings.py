"""Which lines that the body's model doubts are the story's all the same."""

from __future__ import annotations

import pytest

from newsmodel.parsing.page.body import BodyGuess
from newsmodel.parsing.page.head_lines import HeadLines
from newsmodel.parsing.page.reading import read_source
from newsmodel.parsing.page.siblings import siblings_of
from newsmodel.parsing.page.view import PageView

PARAGRAPHS = (
    "The ropes of the old bridge at Kell were cut on Monday, and the sheep on the far bank watched it fall.",
    "A new bridge of steel was carried up the valley in pieces, on eleven mules and in four dry summers.",
    "The shepherds say that they will miss the swaying, and that the sheep will not miss it in the least.",
    "On the first morning a single ewe crossed the steel, stopped halfway and went back for the others.",
)
SENTENCE = "Nobody fell."
LINE = "Height of the bridge: nine metres"


def doubted(last: str, sureness: float, tag: str = "p", earlier: int = 4) -> list[int]:
    """Return what is found of a last line that the model is so sure of, after *earlier* paragraphs."""
    told = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:earlier])
    source = read_source(f'<html lang="en"><body><div>{told}<{tag}>{last}</{tag}></div></body></html>')
    assert source is not None
    guesses = [BodyGuess(0.99, ())] * earlier + [BodyGuess(sureness, ())]
    page = PageView(source, guesses, [True] * earlier + [False], HeadLines(source), frozenset())
    return list(siblings_of(page, range(earlier), [earlier]))


@pytest.mark.parametrize(("last", "sureness"), [(SENTENCE, 0.3), (LINE, 0.45)])
def test_a_line_built_like_the_paragraphs_before_it_is_the_storys(last: str, sureness: float) -> None:
    assert doubted(last, sureness) == [4]


@pytest.mark.parametrize(
    ("last", "sureness", "tag", "earlier"),
    [
        pytest.param(SENTENCE, 0.2, "p", 4, id="the model is too sure that it is none"),
        pytest.param(LINE, 0.3, "p", 4, id="no sentence, and the model is too sure"),
        pytest.param(LINE, 0.5, "p", 2, id="no sentence, after few paragraphs"),
        pytest.param(SENTENCE, 0.5, "div", 4, id="built in another way"),
        pytest.param(SENTENCE, 0.5, "h3", 4, id="a heading"),
        pytest.param(f'<a href="/more">{SENTENCE}</a>', 0.5, "p", 4, id="a link"),
        pytest.param("Subscribe to our newsletter.", 0.5, "p", 4, id="a phrase of the site"),
    ],
)
def test_others_are_left_to_the_model(last: str, sureness: float, tag: str, earlier: int) -> None:
    assert doubted(last, sureness, tag, earlier) == []


@pytest.mark.parametrize(
    ("first", "sureness", "is_found"),
    [
        pytest.param(PARAGRAPHS[0].rstrip(".") + " -- continued", 0.3, True, id="long, without a full stop"),
        pytest.param(PARAGRAPHS[0], 0.2, False, id="the model is too sure that it is none"),
        pytest.param(LINE, 0.3, False, id="a short line"),
        pytest.param(f'<a href="/more">{PARAGRAPHS[0]}</a>', 0.3, False, id="a link"),
    ],
)
def test_a_long_line_right_before_the_story_that_is_built_like_it_opens_it(
    first: str, sureness: float, *, is_found: bool
) -> None:
    told = "".join(f"<p>{text}</p>" for text in (first, *PARAGRAPHS[1:]))
    source = read_source(f'<html lang="en"><body><div>{told}</div></body></html>')
    assert source is not None
    guesses = [BodyGuess(sureness, ()), *[BodyGuess(0.99, ())] * 3]
    page = PageView(source, guesses, [False, True, True, True], HeadLines(source), frozenset())
    assert list(siblings_of(page, range(1, 4), [0])) == [0] * is_found
