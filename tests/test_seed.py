"""The article that the project started from, and the same article with other names, months and places.

The article is somebody else's text: it is read from ``../shared/seed``, together with what a careful reader
finds in it. Where that folder is absent these tests are skipped.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import newsmodel

SHARED = Path(__file__).resolve().parents[2] / "shared"

pytestmark = pytest.mark.skipif(
    not (SHARED / "seed" / "article.txt").exists(),
    reason="../shared/seed is not here: the article that the project started from belongs to others",
)

#: What stands in the article → what stands in the variant. Longer words first where one holds another.
OTHER_PEOPLE = {
    "Ashkenazi": "Villarreal",
    "Gabi": "Tomás",
    "Lavrov": "Solberg",
    "Sergey": "Anders",
    "Netanyahu": "Mensah",
    "Benjamin": "Kwame",
    "Putin": "Tanaka",
    "Vladimir": "Jiro",
    "Dzhagaryan": "van der Horst",
    "Levan": "Pieter",
    "Amos Ben Gershon": "Lena Brandt",
    "Vadim Savitsky": "Rosa Quispe",
}
OTHER_PLACES = {
    "Athens": "Lisbon",
    "Greece": "Portugal",
    "Greek": "Portuguese",
    "Jerusalem": "Nairobi",
    "Russian": "Norwegian",
    "Russia": "Norway",
    "Iranian": "Peruvian",
    "Iran": "Peru",
    "Tehran": "Lima",
    "Moscow": "Oslo",
    "Israeli": "Kenyan",
    "Israel": "Kenya",
    "Syrian": "Bolivian",
    "Syria": "Bolivia",
    "Hezbollah": "Tarumba",
    "Lebanese": "Chilean",
    "Lebanon": "Chile",
    "Fars": "Cóndor",
    "Resalat": "Horizonte",
    "Hemeimeem": "Quillaca",
}
OTHER_DAYS = {
    "October": "March",
    "August": "January",
    "Monday": "Thursday",
    "2020-10": "2020-03",
    "2020-09": "2020-02",
    "2020-08": "2020-01",
}
#: Names with small words, hyphens and accents, and one that ends like a place.
RARER_PEOPLE = {
    "Ashkenazi": "Ferro",
    "Gabi": "José María",
    "Lavrov": "Park",
    "Sergey": "Soo-jin",
    "Netanyahu": "al-Qadiri",
    "Benjamin": "Yusuf",
    "Putin": "Ó Briain",
    "Vladimir": "Ciarán",
    "Dzhagaryan": "O’Leary-Nkosi",
    "Levan": "Thandeka",
    "Amos Ben Gershon": "Nguyễn Thị Lan",
    "Vadim Savitsky": "Mbali D’Souza",
}
FARTHER_PLACES = {
    "Athens": "Hanoi",
    "Greece": "Vietnam",
    "Greek": "Vietnamese",
    "Jerusalem": "Tbilisi",
    "Russian": "Brazilian",
    "Russia": "Brazil",
    "Iranian": "Moroccan",
    "Iran": "Morocco",
    "Tehran": "Rabat",
    "Moscow": "Brasília",
    "Israeli": "Georgian",
    "Israel": "Georgia",
    "Syrian": "Malian",
    "Syria": "Mali",
    "Hezbollah": "Azarif",
    "Lebanese": "Tunisian",
    "Lebanon": "Tunisia",
    "Fars": "Atlas",
    "Resalat": "Al Manar",
    "Hemeimeem": "Kidira",
}
#: "last month" and "August" fall into the year before.
TURN_OF_THE_YEAR = {
    "October": "January",
    "August": "November",
    "Monday": "Sunday",
    "2020-10": "2020-01",
    "2020-09": "2019-12",
    "2020-08": "2019-11",
}
PUBLISHED = {"October": date(2020, 10, 26), "March": date(2020, 3, 26), "January": date(2020, 1, 26)}

VARIANTS = {
    "as it is": {},
    "other people": OTHER_PEOPLE,
    "other places": OTHER_PLACES,
    "other days": OTHER_DAYS,
    "everything other": OTHER_PEOPLE | OTHER_PLACES | OTHER_DAYS,
    "rarer people": RARER_PEOPLE,
    "farther places": FARTHER_PLACES,
    "turn of the year": TURN_OF_THE_YEAR,
    "everything farther": RARER_PEOPLE | FARTHER_PLACES | TURN_OF_THE_YEAR,
}


def changed(text: str, words: dict[str, str]) -> str:
    if not words:
        return text
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    replaced = re.sub(pattern, lambda match: words[match[0]], text)
    # "van der Horst" and "al-Qadiri" have a capital where they open a paragraph.
    return re.sub(r"^[a-z]+(?=[- ](?:der |Q))", lambda match: match[0].title(), replaced, flags=re.MULTILINE)


def points(article: newsmodel.Article, gold: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Yield what the reader found and whether *article* has it, as the measuring script counts."""
    spec = importlib.util.spec_from_file_location("score_seed", SHARED / "bench" / "score_seed.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    yield from script.points(article, gold)


@pytest.mark.parametrize("told", [False, True], ids=["day found out", "day told"])
@pytest.mark.parametrize("variant", VARIANTS)
def test_all_that_a_careful_reader_finds_is_found(variant: str, told: bool) -> None:
    words = VARIANTS[variant]
    text = changed((SHARED / "seed" / "article.txt").read_text("utf-8"), words)
    gold = json.loads(changed((SHARED / "seed" / "gold.json").read_text("utf-8"), words))
    day = PUBLISHED[words.get("October", "October")]
    article = newsmodel.parse_text(text, published=day if told else None)
    assert [label for label, holds in points(article, gold) if not holds] == []
