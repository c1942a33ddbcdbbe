"""Numbers, dates and errors of files that hold nothing but text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdvalidate.model.returns import Cell, ErrorValue, WrittenNumber
from pdvalidate.text.folding import fold_value
from pdvalidate.text.plain_writing import Written, decimal_mark, written


@pytest.mark.parametrize(
    ("texts", "usual", "mark"),
    [
        ([], ".", "."),
        ([], ",", ","),
        (["1.234", "12"], ",", ","),  # nobody can tell
        (["0.5"], ",", "."),
        (["102,68", "1.234"], ".", ","),
        (["1.288.256"], ".", ","),
        (["1,288,256.5"], ",", "."),
        (["12,5%"], ".", ","),
        (["1.2.3", "a.b", "1.234,", "01.02.2022"], ",", ","),  # no numbers
    ],
)
def test_the_whole_file_tells_its_decimal_mark(texts: list[str], usual: str, mark: str) -> None:
    assert decimal_mark(texts, usual) == mark


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("1234", ".", 1234.0),
        (" 12 ", ".", 12.0),
        ("-3.25", ".", -3.25),
        ("-3,25", ",", -3.25),
        ("14.541", ".", 14.541),
        ("14.541", ",", 14541.0),
        ("1.288.256,5", ",", 1288256.5),
        ("1,288,256", ".", 1288256.0),
        ("1,28,256", ".", "1,28,256"),
        ("1.23E+11", ".", WrittenNumber(1.23e11, "1.23E+11")),
        ("1E999", ".", "1E999"),
        ("08", ".", WrittenNumber(8.0, "08")),
        ("1.10", ".", WrittenNumber(1.1, "1.10")),
        ("12345678901234567", ".", "12345678901234567"),
        ("#DIV/0!", ".", ErrorValue("#DIV/0!")),
        ("TRUE", ".", True),
        ("true", ".", "true"),
        ("2022-03-31", ".", date(2022, 3, 31)),
        ("31/3/2022", ".", date(2022, 3, 31)),
        ("3/31/2022", ".", date(2022, 3, 31)),
        ("31/31/2022", ".", "31/31/2022"),
        ("2=3+4", ".", "2=3+4"),
        ("Quận 1", ".", "Quận 1"),
        ("-", ".", "-"),
        ("", ".", ""),
    ],
)
def test_texts_as_what_they_write(text: str, mark: str, value: Cell) -> None:
    found = written(text, mark)
    assert (found.value, type(found.value)) == (value, type(value))
    assert not found.percent


def test_percents_are_ratios() -> None:
    assert written("99,16%", ",") == Written(0.9916, percent=True)
    assert written("7 %", ".") == Written(0.07, percent=True)


def test_digits_that_may_be_a_code_are_kept() -> None:
    assert fold_value(written("1.10", ".").value) == "1.10"
    assert fold_value(written("08", ".").value) == "08"
    assert len({written("1.10", ".").value, written("1.1", ".").value}) == 2


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12))
def test_every_number_comes_back(number: float) -> None:
    shown = f"{number:.15g}"
    value = written(shown.replace("e", "E"), ".").value
    assert isinstance(value, float)
    assert float(value) == float(shown)
