"""Where the parts of an article's text begin and end."""

from __future__ import annotations

from collections.abc import Sequence

#: Lines of the story that a byline or a time stamp may come after: some pages print it below the first.
_INTO_STORY = 2


def end_of_head(in_story: Sequence[bool]) -> int:
    """Return how many lines, from the first, may say who wrote the article and when.

    Further down, bylines and dates belong to other stories.

    Args:
        in_story: for each line, whether it belongs to the story's body.
    """
    seen = 0
    for i, is_story in enumerate(in_story):
        seen += is_story
        if seen > _INTO_STORY:
            return i
    return len(in_story)
