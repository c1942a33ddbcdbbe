"""Kleene's tables, and what missing values do to a side under DHIS2's three strategies."""

from __future__ import annotations

import numpy as np
import pytest

from pdvalidate.model.kinds import Missing, State
from pdvalidate.rules.verdicts import (
    FALSE,
    NOT_APPLICABLE,
    TRUE,
    UNDECIDED,
    Verdicts,
    all_of,
    any_of,
    implied,
    none_of,
    of_sides,
    readiness,
)

F, U, T, N = FALSE, UNDECIDED, TRUE, NOT_APPLICABLE


def of(*codes: np.uint8) -> Verdicts:
    return np.array(codes, np.uint8)


LEFT = of(F, F, F, F, U, U, U, U, T, T, T, T, N, N, N, N)
RIGHT = of(F, U, T, N, F, U, T, N, F, U, T, N, F, U, T, N)


def test_and() -> None:
    assert all_of([LEFT, RIGHT]).tolist() == [F, F, F, F, F, U, U, U, F, U, T, T, F, U, T, N]


def test_or() -> None:
    assert any_of([LEFT, RIGHT]).tolist() == [F, U, T, F, U, U, T, U, T, T, T, T, F, U, T, N]


def test_not() -> None:
    assert none_of(of(F, U, T, N)).tolist() == [T, U, F, N]


def test_if_then_is_kleene_but_for_a_false_condition() -> None:
    assert implied(LEFT, RIGHT).tolist() == [N, N, N, N, U, U, T, U, F, U, T, N, N, N, N, N]


@pytest.mark.parametrize(
    ("strategy", "some_missing", "all_missing"),
    [(Missing.SKIP_IF_ANY, U, U), (Missing.SKIP_IF_ALL, T, U), (Missing.NEVER_SKIP, T, T)],
)
def test_strategies(strategy: Missing, some_missing: np.uint8, all_missing: np.uint8) -> None:
    state = np.array([State.PRESENT | State.MISSING, State.MISSING, State.PRESENT], np.uint8)
    ready = readiness(state, strategy)
    assert ready is not None
    assert ready.tolist() == [some_missing, all_missing, T]


def test_unreadable_comes_before_missing_and_missing_before_not_applicable() -> None:
    state = np.array(
        [
            State.UNREADABLE | State.NOT_APPLICABLE,
            State.MISSING | State.NOT_APPLICABLE,
            State.NOT_APPLICABLE,
            State.PRESENT | State.NOT_APPLICABLE,
            State.PRESENT | State.DIVISION_BY_ZERO,
            State.SEVERAL,
        ],
        np.uint8,
    )
    ready = readiness(state, Missing.SKIP_IF_ANY)
    assert ready is not None
    assert ready.tolist() == [U, U, N, T, N, U]


def test_unreadable_is_undecided_under_every_strategy() -> None:
    for strategy in Missing:
        ready = readiness(np.array([State.UNREADABLE | State.PRESENT], np.uint8), strategy)
        assert ready is not None
        assert ready.tolist() == [U]


def test_a_side_that_cannot_be_judged_hides_what_would_hold() -> None:
    holds = np.array([True, False, True, False])
    assert of_sides(holds, of(T, T, U, N), of(T, T, N, U)).tolist() == [T, F, U, U]
