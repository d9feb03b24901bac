"""What a block's features count is the same by their names and by the tables of their families."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmodel.parsing.page.body import OUTSIDE, Pass, names_of
from newsmodel.parsing.page.context import CONTEXT, KIN_CONTEXT
from newsmodel.parsing.page.families import BitFamily, Family, bins, choice, flag, ladder
from newsmodel.parsing.page.features import OWN
from newsmodel.parsing.page.kin import AROUND, BUILT

KIN = (*BUILT, *KIN_CONTEXT)
ALONE = (*OWN, *CONTEXT)
NAMES = sorted(
    {
        name
        for family in (*AROUND, *KIN, *ALONE)
        for code in (1 << place for place in range(64) if 1 << place < family.size)
        for name in family.names(code)
    }
)


def codes(families: tuple[Family, ...]) -> st.SearchStrategy[tuple[int, ...]]:
    return st.tuples(*(st.integers(0, family.size - 1) for family in families))


@given(
    codes(AROUND),
    codes(KIN),
    codes(ALONE),
    st.dictionaries(
        st.sampled_from([*NAMES, *map(OUTSIDE.__add__, NAMES)]),
        st.sampled_from((-1.0, 0.5, 2.0)),
        max_size=40,
    ),
)
def test_tables_count_what_the_names_count(
    around: tuple[int, ...], kin: tuple[int, ...], own: tuple[int, ...], named: dict[str, float]
) -> None:
    names = names_of(around, kin, own)
    inside = sum(named.get(name, 0.0) for name in names)
    outside = inside + sum(named.get(OUTSIDE + name, 0.0) for name in names)
    for weights, expected in zip(Pass(named).sides, (inside, outside), strict=True):
        found = weights.always + weights.around.sum(around) + weights.kin.sum(kin) + weights.own.sum(own)
        assert found == pytest.approx(expected)


def test_each_feature_has_one_name_and_each_name_one_family() -> None:
    families = [
        {name for code in range(min(family.size, 300)) for name in family.names(code)}
        for family in (*AROUND, *KIN, *ALONE)
    ]
    assert sum(map(len, families)) == len(set().union(*families))


def test_the_label_of_a_code_is_the_top_of_a_ladder_or_all_of_its_names() -> None:
    size, tag = ladder("size", (8, 60)), choice("tag", ("p", "div"))
    hints = BitFamily("own", ("lead", "share", "box"))
    assert [size.label(code) for code in range(3)] == ["", "size>8", "size>60"]
    assert [tag.label(code) for code in range(3)] == ["", "tag:p", "tag:div"]
    assert hints.label(0b101) == "own:lead+box"
    assert flag("copied").names(0) == ()
    assert bins("size", 61, (8, 60)) == ("size>8", "size>60")
