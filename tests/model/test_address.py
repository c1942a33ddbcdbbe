"""Cell addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from pdvalidate.model.address import a1, letters


@given(st.integers(0, 16_383))
def test_letters_are_those_of_excel(column: int) -> None:
    assert letters(column) == get_column_letter(column + 1)


def test_rows_and_columns_count_from_nought() -> None:
    assert a1(0, 0) == "A1"
    assert a1(1_048_575, 16_383) == "XFD1048576"


def test_there_is_no_column_before_the_first() -> None:
    with pytest.raises(ValueError, match="-1"):
        letters(-1)
