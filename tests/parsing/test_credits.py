"""Where a caption ends and its credit begins, and whom the credit names."""

from __future__ import annotations

import pytest

from newsmodel.language import language_of
from newsmodel.parsing.credits import credit_of, is_illustrative, split_credit

SPLIT = [
    ("en", "Ada Winter on the pier. ", "(Amos Berg/Harbour News)"),
    ("en", "Ada Winter on the pier. ", "(AP Photo/Amos Berg)"),
    ("en", "Ada Winter on the pier ", "(Picture: PA)"),
    ("en", "Ada Winter at the Harbour Cup", "Credit: PA"),
    ("en", "The old pier on May 7, 2025. ", "Photo by AMOS BERG /AFP via Getty Images"),
    ("en", "The mayor on the front row at the show ", "Amos B Berg/Getty Images Europe"),
    ("en", "The pier before the storm ", "| Photo: Cara Holt"),
    ("de", "Die Fähre im Hafen. ", "Unsplash/Ada Winter"),
    ("de", "Die Fähre im Hafen.", "Pexels/AW Photography"),
    ("de", "Der Einsatz dauert an. ", "© DPA Images | Ada Winter"),
    ("de", "Die Fähre im Hafen ", "/ Ada Winter"),
    ("de", "Symbolbild: Eine Fähre. ", "Foto: dpa"),
    ("fr", "La maire, à Nordport, le 12 juillet 2023. ", "ADA WINTER / AFP"),
    ("nl", "De veerboot in de haven. ", "— © BELGA"),
    ("sv", "Färjan i hamnen. ", "Foto: Ada Winter/AP"),
    ("es", "La alcaldesa en Puerto Norte.", "EFE"),
    ("ja", "港を出る船＝13日、北港で", "（冬木葵撮影）"),
    ("und", "Ada Winter. ", "Isithombe: Amos Berg"),
    ("de", "", "Ada von Winter/dpa"),
    ("en", "", "Photo: Amos Berg"),
    ("en", "", "GETTY IMAGES"),
]
WHOLE = [
    ("en", "He told Reuters."),
    ("en", "Mayor Ada Winter (left) and engineer Bo Lind (Nordhaven, 6.12.2010)"),
    ("en", "The board said that the photo by the engineer showed the pier before the storm."),
    ("de", "Foto von der Fähre, die am Freitag den Hafen verließ"),
    ("es", "Foto de familia de la segunda reunión"),
]
NAMED = [
    ("en", "(Amos Berg/Harbour News)", ("Amos Berg",), ("Harbour News",)),
    ("en", "(Amos Berg/Norland Defense Ministry via AP)", ("Amos Berg",), ("Norland Defense Ministry", "AP")),
    (
        "en",
        "Photo by Amos Berg for The Harbour Post via Getty Images",
        ("Amos Berg",),
        ("The Harbour Post", "Getty Images"),
    ),
    ("de", "Foto: Ada von Winter/dpa", ("Ada von Winter",), ("dpa",)),
    ("de", "© DPA Images | Ada Winter", ("Ada Winter",), ("DPA Images",)),
    ("en", "(Screen capture: YouTube)", (), ("YouTube",)),
]
ILLUSTRATIVE = [
    ("en", "Illustrative: A ferry leaves the port."),
    ("en", "FILE - Ada Winter at home on March 1."),
    ("en", "A ferry leaves the port. (File photo: Amos Berg)"),
    ("de", "Eine Fähre im Hafen. (Symbolfoto) © dpa"),
    ("de", "Archivbild: Eine Fähre im Hafen"),
]


@pytest.mark.parametrize(("code", "text", "credit"), SPLIT)
def test_caption_and_credit_are_parted(code: str, text: str, credit: str) -> None:
    found = split_credit(text + credit, language_of(code))
    assert found is not None
    assert (found.text, found.credit) == (text.strip(), credit)


@pytest.mark.parametrize(("code", "line"), WHOLE)
def test_sentences_end_with_no_credit(code: str, line: str) -> None:
    assert split_credit(line, language_of(code)) is None


@pytest.mark.parametrize(("code", "line", "names", "agencies"), NAMED)
def test_people_are_told_from_suppliers(
    code: str, line: str, names: tuple[str, ...], agencies: tuple[str, ...]
) -> None:
    credit = credit_of(line, language_of(code))
    assert (credit.line, credit.names, credit.agencies) == (line, names, agencies)


@pytest.mark.parametrize(("code", "line"), ILLUSTRATIVE)
def test_illustrative_pictures_say_so(code: str, line: str) -> None:
    assert is_illustrative(line, language_of(code))


def test_a_file_in_a_sentence_is_a_file() -> None:
    assert not is_illustrative("Ada Winter hands the file to Bo Lind on Monday.", language_of("en"))
