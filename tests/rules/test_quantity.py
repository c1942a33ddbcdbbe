"""Exact arithmetic on arrays, against Python's own decimals."""

from __future__ import annotations

from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdvalidate.model.kinds import State
from pdvalidate.rules.comparing import compare
from pdvalidate.rules.listing import listed
from pdvalidate.rules.quantity import (
    LARGEST,
    Quantity,
    absolute,
    add,
    constant,
    divide,
    multiply,
    negated,
    rounded,
)

DECIMALS = st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, places=4)


def figures(*values: str | Decimal) -> Quantity:
    """Exact figures at scale 9, as Python integers where they need it."""
    whole = [int(Decimal(value).scaleb(9)) for value in values]
    bound = max(abs(one) for one in whole)
    return Quantity(np.array(whole, np.int64 if bound <= LARGEST else object), 9, bound)


def values(of: Quantity) -> list[Decimal]:
    return [of.value(index) for index in range(of.mantissa.size)]


@given(st.lists(st.tuples(DECIMALS, DECIMALS), min_size=1, max_size=20))
def test_sums_differences_and_products_are_exact(pairs: list[tuple[Decimal, Decimal]]) -> None:
    left, right = figures(*(one for one, _ in pairs)), figures(*(other for _, other in pairs))
    with localcontext() as context:
        context.prec = 60
        assert values(add(left, right)) == [one + other for one, other in pairs]
        assert values(add(left, right, -1)) == [one - other for one, other in pairs]
        assert values(multiply(left, right)) == [one * other for one, other in pairs]


@given(st.lists(st.tuples(DECIMALS, DECIMALS), min_size=1, max_size=20), st.sampled_from(["=", "!=", "<", "<=", ">"]))
def test_comparisons_are_exact(pairs: list[tuple[Decimal, Decimal]], operator: str) -> None:
    left, right = figures(*(one for one, _ in pairs)), figures(*(other for _, other in pairs))
    expected = {
        "=": [one == other for one, other in pairs],
        "!=": [one != other for one, other in pairs],
        "<": [one < other for one, other in pairs],
        "<=": [one <= other for one, other in pairs],
        ">": [one > other for one, other in pairs],
    }
    assert compare(left, operator, right).tolist() == expected[operator]


def test_a_tenth_and_two_tenths_are_three_tenths() -> None:
    assert compare(add(figures("0.1"), figures("0.2")), "=", figures("0.3")).all()


def test_sums_beyond_64_bits_do_not_overflow() -> None:
    large = figures("1000000000000.01")
    total = large
    for _ in range(17):
        total = add(total, total)
    assert total.value(0) == Decimal("1000000000000.01") * 2**17


def test_a_power_tower_of_products_stays_exact() -> None:
    tower = constant(Decimal(10**9))
    for _ in range(6):
        tower = multiply(tower, tower)
    assert compare(tower, "=", tower).all()
    assert tower.value(0) == Decimal(10) ** (9 * 2**6)


def test_division_is_compared_by_the_largest_magnitude() -> None:
    third = divide(constant(Decimal(1)), constant(Decimal(3)))
    assert compare(multiply(third, constant(Decimal(3))), "=", constant(Decimal(1))).all()
    assert not compare(third, "=", constant(Decimal("0.3333"))).any()


def test_division_by_zero_is_a_state() -> None:
    quotient = divide(figures("1", "1"), figures("0", "2"))
    assert quotient.bits.tolist() == [State.PRESENT | State.DIVISION_BY_ZERO, State.PRESENT]


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [("0.5", 0, "1"), ("-0.5", 0, "-1"), ("2.5", 0, "3"), ("2.4999", 0, "2"), ("1.005", 2, "1.01"), ("7", 2, "7")],
)
def test_rounding_is_half_up(value: str, digits: int, expected: str) -> None:
    assert rounded(figures(value), digits).value(0) == Decimal(expected)


def test_not_applicable_is_left_out_of_sums_and_kept_in_products() -> None:
    state = np.array([State.NOT_APPLICABLE], np.uint8)
    mark = Quantity(np.zeros(1, np.int64), state=state)
    one = figures("1")
    assert add(one, mark).bits.tolist() == [State.PRESENT | State.NOT_APPLICABLE]
    assert multiply(one, mark).bits.tolist() == [State.NOT_APPLICABLE]
    assert multiply(add(one, mark), one).bits.tolist() == [State.PRESENT]


def test_listed_aggregates_skip_what_is_missing() -> None:
    gap = Quantity(np.zeros(2, np.int64), state=np.array([State.MISSING, State.PRESENT], np.uint8))
    some = figures("5", "7")
    assert values(listed("max", [gap, some])) == [5, 7]
    assert values(listed("min", [gap, some])) == [5, 0]
    assert values(listed("count", [gap, some])) == [1, 2]
    assert listed("sum", [gap, some]).bits.tolist() == [State.PRESENT | State.MISSING, State.PRESENT]
    mean = listed("mean", [gap, some])
    assert [mean.value(0), mean.value(1)] == [Decimal(5), Decimal("3.5")]


def test_signs() -> None:
    assert values(negated(figures("1", "-2"))) == [-1, 2]
    assert values(absolute(figures("1", "-2"))) == [1, 2]
