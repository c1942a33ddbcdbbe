"""Sentences, plurals, numbers, languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdvalidate.messages import LANGUAGES, Catalogue, fill, language_from_environment


@pytest.mark.parametrize(("language", "text"), [("vi", "1.288.256,5"), ("en", "1,288,256.5")])
def test_numbers_are_written_the_local_way(language: str, text: str) -> None:
    assert Catalogue(language).number(Decimal("1288256.50")) == text
    assert Catalogue(language).typed(1288256) == "1288256"


def test_floats_are_written_with_the_digits_that_they_have() -> None:
    assert Catalogue("en").number(0.1 + 0.2) == "0.3"
    assert Catalogue("en").number(-0.0) == "0"
    assert Catalogue("en").number(Decimal("1E+1000000")) == "1E+1000000"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=9))
def test_no_digit_is_lost(value: Decimal) -> None:
    assert Decimal(Catalogue("en").number(value).replace(",", "")) == value


def test_plurals() -> None:
    assert Catalogue("en").say("count-errors", {"count": 1}) == "1 error"
    assert Catalogue("en").say("count-errors", {"count": 1200}) == "1,200 errors"
    assert Catalogue("vi").say("count-errors", {"count": 1}) == "1 lỗi"


def test_a_stretch_without_its_value_is_left_out() -> None:
    catalogue = Catalogue("en")
    assert (
        catalogue.say("refused-not-a-workbook", {}) == "this is not an Excel workbook. Save it as .xlsx and try again."
    )
    assert "but ZIP" in catalogue.say("refused-not-a-workbook", {"kind": "ZIP"})
    assert "[x]" in catalogue.say("refused-not-a-workbook", {"kind": "[x]"})


def test_an_identifier_without_a_sentence_is_said_itself() -> None:
    assert Catalogue("vi").say("of-the-future", {"found": 1000}) == "of-the-future: 1.000"
    assert "of-the-future" not in Catalogue("vi")


def test_texts_of_a_form_fall_back() -> None:
    assert Catalogue("vi").text({"en": "a", "vi": "b"}) == "b"
    assert Catalogue("vi").text({"en": "a", "": "c"}) == "c"
    assert Catalogue("vi").text({"en": "a"}) == "a"
    assert Catalogue("vi").text({}) == ""


def test_there_is_no_catalogue_of_any_other_language() -> None:
    with pytest.raises(ValueError, match="'fr'"):
        Catalogue("fr")


def test_templates_of_strangers_do_no_harm() -> None:
    values = {"a": "{b}", "b": object()}
    assert fill("{a} {a.b} {a[0]} {a!r} {c} {{a}}", values) == "{b} {a.b} {a[0]} {a!r} {c} {{b}}"


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "vi", "LANG": "C"}, "vi"),
        ({"LANG": "Vietnamese_Vietnam.1258"}, "vi"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR"}, "en"),
    ],
)
def test_the_environment_asks_for_a_language(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language_from_environment() == language
    assert language in LANGUAGES
