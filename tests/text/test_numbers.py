"""Numbers as people type them."""

import unicodedata
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
        ("‑5", ValueType.INTEGER, "-5"),
        ("١٢٣", COUNT, "123"),
        ("1 288.256", NUMBER, "1288.256"),
        ("5'000,25", NUMBER, "5000.25"),
        ("12,5%(1)", PERCENT, "0.125"),
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
        ("0.541", COUNT),  # nobody groups like this
        ("01.234", COUNT),
        ("1 2.345", COUNT),
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


SPACES = [chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) == "Zs"]
WHOLE = st.integers(0, 10**12)
ZEROS = [chr(code) for code in range(0x10000) if unicodedata.decimal(chr(code), None) == 0]


@given(WHOLE, st.sampled_from([".", ",", "'", *SPACES]))
def test_groups_in_a_column_of_counts(number: int, separator: str) -> None:
    assert read_number(f"{number:,}".replace(",", separator), COUNT).value == number


@given(WHOLE, st.integers(1, 99), st.sampled_from([(".", ","), (",", "."), (" ", ","), ("\u202f", ".")]))
def test_groups_and_a_decimal_mark(number: int, hundredths: int, marks: tuple[str, str]) -> None:
    group, mark = marks
    typed = f"{number:,}".replace(",", group) + f"{mark}{hundredths:02d}"
    assert read_number(typed, NUMBER).value == number + Decimal(hundredths) / 100


@given(WHOLE, st.sampled_from(["({})", "{}-", "-{}", "−{}", "– {}", "‑{}"]))
def test_negative_numbers(number: int, written: str) -> None:
    read = read_number(written.format(number), NUMBER)
    assert read.value == (None if " " in written else -number)  # a dash apart may be a bullet


@given(WHOLE, st.sampled_from(ZEROS))
def test_digits_of_every_script(number: int, zero: str) -> None:
    assert read_number("".join(chr(ord(zero) + int(digit)) for digit in str(number)), COUNT).value == number


@given(st.text("0123456789.,' \u00a0()-+%*x１²", max_size=14), st.sampled_from([COUNT, NUMBER, PERCENT]))
def test_no_digit_is_lost_and_none_is_invented(text: str, kind: ValueType) -> None:
    read = read_number(text, kind)
    if read.value is None or read.finding is None:
        return
    figure = unicodedata.normalize("NFKC", text.strip().removesuffix(read.footnote))
    typed = "".join(one for one in figure if one.isdecimal())
    shown = f"{abs(read.value):f}".replace(".", "")
    assert typed.strip("0") == shown.strip("0")


@given(st.text(max_size=30), st.sampled_from(list(ValueType)), st.sampled_from([None, ",", "."]))
def test_any_text_is_read_or_refused(text: str, kind: ValueType, mark: str | None) -> None:
    read = read_number(text, kind, decimal_mark=mark)
    assert (read.value is None) == (read.state is not State.PRESENT)
    assert read.state is not State.UNREADABLE or read.finding in ("value-unreadable", "error-cell")


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from([",", "."]))
def test_three_digits_behind_one_mark(thousands: int, rest: int, mark: str) -> None:
    """What the cell alone cannot tell is decided by the column's type, or by the form's decimal mark."""
    text = f"{thousands}{mark}{rest:03d}"
    assert read_number(text, COUNT).value == thousands * 1000 + rest
    assert read_number(text, NUMBER).state is State.UNREADABLE
    fraction = thousands + Decimal(rest) / 1000
    assert read_number(text, NUMBER, decimal_mark=mark).value == fraction
    other = "." if mark == "," else ","
    assert read_number(text, NUMBER, decimal_mark=other).value == thousands * 1000 + rest


@given(st.integers(1, 999), st.integers(1, 999))
def test_a_dot_that_became_a_decimal_point_is_undone(thousands: int, rest: int) -> None:
    assert dot_grouped(float(f"{thousands}.{rest:03d}")) == thousands * 1000 + rest


def test_fifteen_digits() -> None:
    assert exact(0.1 + 0.2) == Decimal("0.3")
    assert dot_grouped(0.12345) is None
