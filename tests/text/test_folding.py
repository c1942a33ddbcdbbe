"""Texts that are the same to a reader are the same to the program; what differs to a reader stays different."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdvalidate.text.folding import fold, fold_loosely, fold_value, without_footnotes

WORDS = ("Tổng số đảng viên", "Đơn vị báo cáo", "Chuyển đi huyện khác", "Quý", "Giữa", "Thủy", "Hòa")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa", "Hoà"),
        ("thủy", "thuỷ"),
        ("hóa", "hoá"),
        ("Quý", "Qúy"),
        ("gìn giữ", "gìn  giữ"),
        ("TỔNG SỐ", "Tổng số"),
        ("Đơn vị báo cáo:", "Đơn vị báo cáo"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Cùng kỳ\nnăm trước", "Cùng kỳ năm trước"),
        ("Tổng\u00a0số ", "Tổng số"),
        (unicodedata.normalize("NFD", "Chuyển đến"), "Chuyển đến"),
        ("tru\u031bo\u031b\u0300ng", "trường".replace("\u0300", "")),
    ],
)
def test_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Long An", "Vĩnh Long"), ("Tổng", "Tông"), ("đa", "da"), ("má", "mà")])
def test_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.sampled_from(WORDS), st.integers(0, 30))
def test_mixed_unicode_forms_are_alike(word: str, cut: int) -> None:
    mixed = unicodedata.normalize("NFD", word[:cut]) + word[cut:]
    assert fold(mixed) == fold(word)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "bare"),
    [("khác*", "khác"), ("số (1)", "số"), ("x [note 2]", "x"), ("tổng²", "tổng"), ("a*(2)", "a"), ("*", "*")],
)
def test_footnote_marks(text: str, bare: str) -> None:
    assert without_footnotes(text) == bare


def test_a_number_in_a_label_is_its_digits() -> None:
    assert (fold_value(3.0), fold_value(2022), fold_value(1.5)) == ("3", "2022", "1.5")


def test_letters_only() -> None:
    assert fold_loosely("TP. Hồ Chí Minh") == "tphochiminh"
