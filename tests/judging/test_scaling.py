"""Doubles become whole mantissas: exactly the digits that Excel shows."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pdvalidate.judging.cells.scaling import MOST_DECIMALS, quantity

SHOWN = st.decimals(-(10**9), 10**9, places=4, allow_nan=False, allow_infinity=False)


@given(st.lists(SHOWN, min_size=1, max_size=20))
def test_what_was_typed_is_what_is_compared(typed: list[Decimal]) -> None:
    figures = quantity(np.array([float(one) for one in typed]))
    assert [figures.value(place) for place in range(len(typed))] == typed
    assert figures.inexact is None


def test_binary_noise_is_not_seen() -> None:
    assert quantity(np.array([0.1 + 0.2])).value(0) == Decimal("0.3")


def test_more_than_nine_decimals_are_inexact_and_do_not_disturb_the_others() -> None:
    figures = quantity(np.array([1 / 3, 0.5, 1e12]))
    assert figures.inexact is not None
    assert figures.inexact.tolist() == [True, False, False]
    assert [figures.value(1), figures.value(2)] == [Decimal("0.5"), Decimal(10**12)]


def test_figures_that_no_integer_of_64_bits_holds() -> None:
    figures = quantity(np.array([1e15, 10.0**-MOST_DECIMALS]))
    assert [figures.value(0), figures.value(1)] == [Decimal(10**15), Decimal("1e-9")]
