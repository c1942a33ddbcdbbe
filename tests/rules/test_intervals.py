"""Rounding as intervals: the worked examples of the contract, and their edges."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from pdvalidate.model.expression import Node
from pdvalidate.model.form import Tolerance
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.term import Term
from pdvalidate.rules.evaluation import Evaluation
from pdvalidate.rules.parser import parse
from pdvalidate.rules.quantity import Quantity
from pdvalidate.rules.rewriting import rebuild
from pdvalidate.rules.verdicts import FALSE, TRUE


def judge(rule: str, decimals: int, tolerance: Tolerance | None, **values: str) -> bool:
    """Judge a rule on single values that are all printed with so many decimals."""
    terms = {name: Term("t", name, ValueType.NUMBER) for name in values}
    tree = rebuild(parse(rule), lambda node: terms.get(str(node)))
    figures: dict[Node, Quantity] = {terms[name]: _figure(value) for name, value in values.items()}
    width = _figure(str(Decimal(1).scaleb(-decimals)))
    evaluation = Evaluation(figures, str, tolerance=tolerance, widths=dict.fromkeys(terms.values(), width))
    verdict = int(evaluation.judge(tree).reshape(-1)[0])
    assert verdict in (FALSE, TRUE)
    return bool(verdict == TRUE)


def _figure(value: str) -> Quantity:
    exact = Decimal(value)
    scale = max(0, -int(exact.as_tuple().exponent))
    mantissa = int(exact.scaleb(scale))
    return Quantity(np.array([mantissa]), scale, abs(mantissa))


ROUNDING = Tolerance(rounding=True)


@pytest.mark.parametrize(
    ("rule", "decimals", "values", "passes"),
    [
        ("a = b", -3, {"a": "12300", "b": "11900"}, True),
        ("a = 4 * b", -3, {"a": "11900", "b": "2499"}, True),
        ("a + b = c", -6, {"a": "12000000", "b": "45000000", "c": "58000000"}, True),
        ("a + b = c", -6, {"a": "12000000", "b": "45000000", "c": "59000000"}, False),
        ("a = b", 0, {"a": "1", "b": "2"}, True),  # closed ends: both can be 1.5
        ("a = b", 0, {"a": "1", "b": "3"}, False),
        ("a - b = c", 0, {"a": "10", "b": "5", "c": "6"}, True),  # a negative weight swaps the ends
        ("a - a = b", 0, {"a": "100", "b": "1"}, False),  # net weight 0: a cannot differ from itself
    ],
)
def test_the_sides_can_meet(rule: str, decimals: int, values: dict[str, str], passes: bool) -> None:
    assert judge(rule, decimals, ROUNDING, **values) is passes


def test_quotients_of_printed_values_are_compared_within_rounding_by_default() -> None:
    assert judge("p = a / b", 2, None, p="0.33", a="1.00", b="3.00")
    assert not judge("p = a / b", 2, None, p="0.35", a="1.00", b="3.00")


def test_sums_are_exact_by_default() -> None:
    assert not judge("a + b = c", 0, None, a="1", b="1", c="3")


@pytest.mark.parametrize(
    ("tolerance", "right", "passes"),
    [
        (Tolerance(absolute=Decimal("0.5")), "99.5", True),
        (Tolerance(absolute=Decimal("0.5")), "99.49", False),
        (Tolerance(relative=Decimal("0.01")), "101", True),
        (Tolerance(relative=Decimal("0.01")), "101.1", False),
    ],
)
def test_tolerances_pass_on_their_boundary(tolerance: Tolerance, right: str, passes: bool) -> None:
    assert judge("a = b", 2, tolerance, a="100", b=right) is passes


def test_an_inequality_gets_the_same_slack() -> None:
    half = Tolerance(absolute=Decimal("0.5"))
    assert judge("a <= b", 2, half, a="100", b="99.5")
    assert not judge("a <= b", 2, half, a="100", b="99.49")
    assert judge("a >= b", 2, half, a="99.5", b="100")


@pytest.mark.parametrize(
    ("rule", "decimals", "values", "passes"),
    [
        ("a / (a + b) = c", 0, {"a": "12", "b": "45", "c": "0"}, True),  # c can be 0.5
        ("100 * a / (a + b) = c", 0, {"a": "12", "b": "45", "c": "22"}, True),  # 12.5 / 57
        ("100 * a / (a + b) = c", 0, {"a": "12", "b": "45", "c": "23"}, False),  # 12.5 / 56 is never both
        ("100 * a / (a - b) = c", 0, {"a": "20", "b": "30", "c": "-200"}, True),
        ("100 * a / (a - b) = c", 0, {"a": "20", "b": "30", "c": "-230"}, False),
        ("a / b = c", 0, {"a": "1", "b": "0.25", "c": "1000"}, True),  # the divisor can be anything near 0
        ("a * b = c", 0, {"a": "10", "b": "10", "c": "110"}, True),
        ("a * b = c", 0, {"a": "10", "b": "10", "c": "112"}, False),
        ("a <= b", 0, {"a": "3", "b": "2"}, True),
        ("a <= b", 0, {"a": "4", "b": "2"}, False),
        ("a - b >= a + c", 0, {"a": "90", "b": "2", "c": "0"}, False),  # a cancels out
        ("a - b >= a + c", 0, {"a": "90", "b": "1", "c": "0"}, True),
        ("abs(a - b) = c", 0, {"a": "1", "b": "2", "c": "0"}, True),
        ("abs(a * b) = c", 0, {"a": "-2", "b": "2", "c": "8"}, False),
        ("max(a * 1, b) = c", 0, {"a": "5", "b": "7", "c": "8"}, True),
        ("max(a * 1, b) = c", 0, {"a": "5", "b": "7", "c": "9"}, False),
        ("mean(a, b) = c", 0, {"a": "5", "b": "7", "c": "7"}, True),
        ("round(a * b) = c", 0, {"a": "2", "b": "2", "c": "7"}, False),
    ],
)
def test_every_cell_counts_by_its_net_weight(rule: str, decimals: int, values: dict[str, str], passes: bool) -> None:
    assert judge(rule, decimals, ROUNDING, **values) is passes
