"""Dates typed as texts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdvalidate.text.dates import read_date


@pytest.mark.parametrize(
    "text", ["2001-09-02", " 2/9/2001", "02/09/2001", "02.09.2001", "2 - 9 - 2001", "2001-09-02 00:00:00"]
)
def test_readable(text: str) -> None:
    assert read_date(text) == date(2001, 9, 2)


@pytest.mark.parametrize("text", ["", "9/2001", "31/2/2001", "2/13/2001", "2/9-2001", "năm 2001", "2/9/01", "0/1/2001"])
def test_what_is_no_date(text: str) -> None:
    assert read_date(text) is None


@given(st.dates())
def test_every_date_reads_back(day: date) -> None:
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.day}/{day.month}/{day.year:04d}") == day
