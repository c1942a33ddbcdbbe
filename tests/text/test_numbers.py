"""Numbers as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdvalidate.model.kinds import State, ValueType
from pdvalidate.text.numbers import dot_grouped, exact, read_number

COUNT, NUMBER, PERCENT = ValueType.COUNT, ValueType.NUMBER, ValueType.PERCENT


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("1.288.256", COUNT, "1288256"),
        ("14.541", COUNT, "14541"),
        ("14,541", COUNT, "14541"),
        ("1.288.256,5", NUMBER, "1288256.5"),
        ("1,288,256.5", NUMBER, "1288256.5"),
        ("5 .000", COUNT, "5000"),
        ("1\u00a0234\u00a0567", COUNT, "1234567"),
        ("35,34", NUMBER, "35.34"),
        ("35,34%", PERCENT, "0.3534"),
        ("99,16 %", PERCENT, "0.9916"),
        ("3.273.227(1)", COUNT, "3273227"),
        ("(12)", NUMBER, "-12"),
        ("-12", NUMBER, "-12"),
        ("12-", NUMBER, "-12"),
        ("−7", NUMBER, "-7"),
        ("'15", COUNT, "15"),
        ("0", COUNT, "0"),
    ],
)
def test_readable(text: str, kind: ValueType, value: str) -> None:
    read = read_number(text, kind)
    assert (read.value, read.state, read.finding) == (Decimal(value), State.PRESENT, "number-as-text")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("đang rà soát", COUNT),
        ("14.541", NUMBER),  # a group or a fraction: nobody can tell
        ("1.23.456", COUNT),
        ("12%", COUNT),
        ("1e5", NUMBER),
        ("--5", NUMBER),
        ("(5", NUMBER),
        ("1.000.00", NUMBER),
        ("9" * 101, COUNT),
    ],
)
def test_unreadable(text: str, kind: ValueType) -> None:
    read = read_number(text, kind)
    assert (read.value, read.state, read.finding) == (None, State.UNREADABLE, "value-unreadable")


def test_the_decimal_mark_of_the_form_decides() -> None:
    assert read_number("14.541", NUMBER, decimal_mark=",").value == 14541
    assert read_number("14.541", NUMBER, decimal_mark=".").value == Decimal("14.541")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("-", State.PRESENT),
        ("–", State.PRESENT),
        ("x", State.NOT_APPLICABLE),
        ("…", State.MISSING),
        ("?", State.MISSING),
        ("  ", State.MISSING),
        ("#DIV/0!", State.UNREADABLE),
    ],
)
def test_marks(text: str, state: State) -> None:
    assert read_number(text, COUNT).state is state


def test_a_fraction_in_a_count_is_of_the_wrong_type() -> None:
    assert read_number("2,5", COUNT).finding == "value-type"


@given(st.integers(0, 10**12))
def test_the_vietnamese_and_the_english_way(number: int) -> None:
    for separator in (".", ",", " ", "\u00a0"):
        assert read_number(f"{number:,}".replace(",", separator), COUNT).value == number


@given(st.integers(1, 999), st.integers(1, 999))
def test_a_dot_that_became_a_decimal_point_is_undone(thousands: int, rest: int) -> None:
    assert dot_grouped(float(f"{thousands}.{rest:03d}")) == thousands * 1000 + rest


def test_fifteen_digits() -> None:
    assert exact(0.1 + 0.2) == Decimal("0.3")
    assert dot_grouped(0.12345) is None
