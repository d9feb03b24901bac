"""Agencies under one key, however a credit prints them."""

from __future__ import annotations

import pickle

import pytest

from newsmodel import Agency, Credit, Dateline, Span

KEYS = {
    "AP": "ap",
    "AP Photo": "ap",
    "The Associated Press": "ap",
    "ASSOCIATED PRESS": "ap",
    "Photo AP": "ap",
    "dpa": "dpa",
    "dpa-Bildfunk": "dpa-bildfunk",
    "REUTERS": "reuters",
    "Reuters Pictures": "reuters",
    "Getty Images Europe": "getty",
    "AFP via Getty Images": "getty",
    "Agence France-Presse": "afp",
    "KEYSTONE-SDA": "ats",
    "로이터": "reuters",
    "PA Police": "pa-police",
    "TT Line Harbours": "tt-line-harbours",
    "Harbour News": "harbour-news",
    "Photo": "photo",
    "—": "—",
}


@pytest.mark.parametrize("name", KEYS)
def test_all_forms_of_a_name_have_one_key(name: str) -> None:
    assert Agency(name).key == KEYS[name]


def test_an_agency_is_the_str_that_the_credit_prints() -> None:
    credit = Credit("Amos Berg/AP Photo", agencies=("AP Photo",))
    assert credit.agencies == ("AP Photo",)
    assert repr(credit.agencies[0]) == "'AP Photo'"
    assert credit.agencies[0].key == "ap"
    again = pickle.loads(pickle.dumps(credit))  # noqa: S301
    assert again == credit
    assert again.agencies[0].key == "ap"
    agency = Dateline(Span(0, 0, 4), agency="Reuters").agency
    assert agency
    assert agency.key == "reuters"
    with pytest.raises(TypeError):
        Credit("x", agencies=(1,))  # type: ignore[arg-type]
