"""The model of what stands beside the story: its sums, its chain, what it never touches."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmodel.parsing.page.article import findings_of
from newsmodel.parsing.page.beside import LABELS, BesideModel, beside_model, names_of, runs_of
from newsmodel.parsing.page.beside_features import EACH, SHARED, Look
from newsmodel.parsing.page.reading import read_source
from newsmodel.parsing.page.roles import Role

STORY = "".join(
    f"<p>The keeper of lamp {number} walked down to the water and counted the boats that had come home.</p>"
    for number in range(6)
)
PAGE = f"""<html lang="en"><body><main><article><h1>Lamps</h1>{STORY[: len(STORY) // 2]}
{STORY[len(STORY) // 2 :]}
<div class="tags"><a href="/tag/boats">Boats</a> <a href="/tag/lamps">Lamps</a></div>
<div class="share"><a href="https://example.org/share">Share</a></div></article>
<section class="related"><h2>More stories</h2><ul><li><a href="/a-b-c-d">The tide that forgot to turn</a></li>
<li><a href="/e-f-g-h">Nine ropes and a bell</a></li></ul></section></main></body></html>"""


def looks() -> list[Look]:
    source = read_source(PAGE)
    assert source is not None
    found = findings_of(source, with_beside=False)
    return [look for run in runs_of(source, found.guesses, found.decisions) for look in run]


def model_of(*, same: Any, other: Any, **weights: list[int]) -> BesideModel:
    return BesideModel({"weights": weights, "same_box": same, "other_box": other})


def test_what_is_added_up_at_once_is_the_sum_of_the_named_weights() -> None:
    model = beside_model()
    still = [[0] * len(LABELS)] * len(LABELS)
    alone = BesideModel({"weights": model.weights, "same_box": still, "other_box": still})
    assert looks()
    for look in looks():
        rows = [model.weights[name] for name in names_of(look) if name in model.weights]
        sums = [sum(column) for column in zip(*rows, strict=True)]
        [label] = alone.labels([look])
        assert sums[label] == max(sums)


@given(st.data())
def test_the_labels_that_together_weigh_most_are_taken(data: st.DataObject) -> None:
    few = 3
    rows = st.lists(st.lists(st.integers(-500, 500), min_size=few, max_size=few), min_size=few, max_size=few)
    same, other = data.draw(rows), data.draw(rows)
    weights = data.draw(
        st.dictionaries(
            st.sampled_from(("place:after", "tag:li", "tag:h2", "always")),
            st.lists(st.integers(-500, 500), min_size=few, max_size=few),
        )
    )
    never = -100_000

    def wide(square: list[list[int]]) -> list[list[int]]:
        padding = [never] * (len(LABELS) - few)
        return [[*row, *padding] for row in square] + [[never] * len(LABELS)] * len(padding)

    forbidden = [0] * few + [never] * (len(LABELS) - few)
    named = {name: row + [0] * (len(LABELS) - few) for name, row in weights.items()}
    named["always"] = [a + b for a, b in zip(named.get("always", [0] * len(LABELS)), forbidden, strict=True)]
    model = BesideModel({"weights": named, "same_box": wide(same), "other_box": wide(other)})
    row = looks()[-4:]

    def weight(labels: tuple[int, ...]) -> int:
        total = 0
        for place, (look, label) in enumerate(zip(row, labels, strict=True)):
            total += sum(named[name][label] for name in names_of(look) if name in named)
            if place:
                is_same = look.box is not None and look.box is row[place - 1].box
                total += (same if is_same else other)[labels[place - 1]][label]
        return total

    best = max(weight(labels) for labels in product(range(few), repeat=len(row)))
    assert weight(tuple(model.labels(row))) == best


def test_codes_stand_in_the_order_of_their_families() -> None:
    for look in looks():
        for families, codes in ((SHARED, look.shared), (EACH, look.each)):
            assert len(families) == len(codes)
            assert all(0 <= code < family.size for family, code in zip(families, codes, strict=True))


def test_blocks_of_the_story_stay_what_they_are() -> None:
    source = read_source(PAGE)
    assert source is not None
    before = findings_of(source, with_beside=False).decisions
    after = findings_of(source).decisions
    for one, other in zip(before, after, strict=True):
        if one.role not in (Role.BESIDE, Role.OUTSIDE):
            assert one == other


def test_evidence_names_what_speaks_against_the_frame() -> None:
    model = beside_model()
    [first, *_] = looks()
    for label in range(1, len(LABELS)):
        for name in model.evidence(first, label):
            assert name.startswith("beside:")


@pytest.mark.parametrize("label", range(len(LABELS)))
def test_every_label_can_be_told(label: int) -> None:
    still = [[0] * len(LABELS)] * len(LABELS)
    model = model_of(same=still, other=still, always=[100 * (place == label) for place in range(len(LABELS))])
    assert set(model.labels(looks())) == {label}
