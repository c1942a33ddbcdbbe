"""The words that end a table: documented, whole words, and in any case."""

from pathlib import Path

import pytest

from pdvalidate.reading.tables.ends import SIGNATURE_WORDS, begins_signature, is_signature

DOCUMENT = (Path(__file__).parents[2] / "docs" / "schemas.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("word", SIGNATURE_WORDS)
def test_every_word_ends_a_table_and_is_documented(word: str) -> None:
    assert begins_signature(word.upper())
    assert begins_signature(f"{word} (ký, họ tên)")
    assert f"`{word}`" in DOCUMENT


@pytest.mark.parametrize("text", ["Huế, ngày 3 tháng 2 năm 2023", "Ngày … tháng … năm 20…", "ngày 3 tháng 2 năm 2023"])
def test_places_and_dates(text: str) -> None:
    assert begins_signature(text)


@pytest.mark.parametrize(
    "text", ["Trưởng bannh", "KTX sinh viên", "Số ngày nghỉ trong tháng của năm", "Notebook", "Tmax"]
)
def test_words_that_only_begin_alike(text: str) -> None:
    assert not begins_signature(text)


def test_a_row_with_a_figure_is_no_signature() -> None:
    assert is_signature(["Thủ trưởng", "", ""], ["", ""])
    assert not is_signature(["Thủ trưởng", 1.0, ""], [1.0, ""])
    assert not is_signature(["Thủ trưởng", "-", ""], ["-", ""])
