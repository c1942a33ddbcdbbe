"""Violated comparisons as sentences of arithmetic, from the cell to look at first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pdvalidate.messages import Catalogue
from pdvalidate.reports.arithmetic import arithmetic, listed_cells, name_of
from pdvalidate.reports.sides import sides
from tests.reports.reports_at_hand import as_published, operand, violated_column, violated_quotient, violated_sum

ENGLISH = Catalogue("en")


def test_a_sum_is_written_out() -> None:
    assert arithmetic(violated_sum(), ENGLISH) == "B9 = 154, should be C9 + D9 = 100 + 45 = 145; difference 9."


def test_a_long_sum_is_shortened() -> None:
    told = arithmetic(violated_column(), ENGLISH)
    assert told is not None
    assert "B8 + B9 + … + B19 (12 cells) = 162,000" in told


def test_a_comparison_is_turned_round_when_the_cell_stands_on_its_right() -> None:
    one = violated_sum()
    turned = replace(
        one,
        left=one.right,
        right=one.left,
        operator="<=",
        difference=Decimal(-9),
        operands=(operand("C9", 100, 1, "left"), operand("D9", 45, 1, "left"), operand("B9", 154, -1)),
    )
    seen = sides(turned)
    assert (seen.found, seen.expected, seen.difference) == (Decimal(154), Decimal(145), Decimal(9))
    assert seen.operator == ">="
    assert arithmetic(turned, ENGLISH) == "B9 = 154, should be at least C9 + D9 = 100 + 45 = 145; difference 9."


def test_a_published_figure_is_what_is_expected() -> None:
    seen = sides(as_published())
    assert (seen.found, seen.expected, seen.difference) == (Decimal(5348), Decimal(5414), Decimal(-66))


def test_what_is_no_sum_has_no_arithmetic_but_its_cells() -> None:
    assert arithmetic(violated_quotient(), ENGLISH) is None
    assert listed_cells(violated_quotient(), ENGLISH) == ["E12 = 1", "'KN-HSSV'!B12 = 30"]


def test_terms_that_do_not_add_up_are_not_claimed_to() -> None:
    wrong = replace(violated_sum(), right=Decimal(146))
    assert arithmetic(wrong, ENGLISH) is None


@pytest.mark.parametrize(
    ("home", "name"),
    [
        (("an-giang.xlsx", "KN-HSSV"), "B9"),
        (("an-giang.xlsx", "Bieu1"), "'KN-HSSV'!B9"),
        (("kien-giang.xlsx", "KN-HSSV"), "'[an-giang.xlsx]KN-HSSV'!B9"),
    ],
)
def test_cells_are_named_as_excel_names_them(home: tuple[str, str], name: str) -> None:
    assert name_of(operand("B9", 1, 1), home, ENGLISH) == name


def test_a_row_that_is_not_there_is_named_by_its_words() -> None:
    absent = operand(None, None, 1, row="9. Công an", column="members")
    assert name_of(absent, (None, None), ENGLISH) == "9. Công an: members (missing)"
