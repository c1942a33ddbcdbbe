"""Figures as people read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pdvalidate.messages import Catalogue
from pdvalidate.reports.values import rounded, shown, to_type

VIETNAMESE = Catalogue("vi")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal(1288256), "1.288.256"),
        (Decimal("-0.5"), "-0,5"),
        (">= 1000", "≥ 1.000"),
        ("< 0.5", "< 0,5"),
        (">= abc", ">= abc"),
        ("2.048", "2.048"),
        (None, ""),
    ],
)
def test_shown(value: Decimal | str | None, text: str) -> None:
    assert shown(value, VIETNAMESE) == text


def test_a_percentage_is_shown_as_one() -> None:
    assert shown(Decimal("0.9916"), VIETNAMESE, percent=True) == "99,16%"
    assert shown(None, VIETNAMESE, percent=True) == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0.123456", "0.123456"),
        ("1.02692818603736", "1.026928"),
        ("0.000000012345", "0.000000012"),
        ("0.3333333333333333333333333333333333333333", "0.333333"),
        ("123456789012345.12345678", "123456789012345.123457"),
    ],
)
def test_digits_without_end_are_rounded(value: str, text: str) -> None:
    assert rounded(Decimal(value)) == Decimal(text)


@pytest.mark.parametrize(("value", "text"), [(2048, "2048"), ("12.5", "12,5"), (0.5, "0,5"), ("An Giang", "An Giang")])
def test_what_is_to_be_typed_has_no_grouping(value: object, text: str) -> None:
    assert to_type(value, VIETNAMESE) == text
