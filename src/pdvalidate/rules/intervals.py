"""Rounding as intervals: each printed value stands for all values that print like it (XBRL Calculations 1.1).

A side of a comparison becomes the range of values that it can take; the comparison passes where the
ranges of left and right can meet. Linear comparisons are judged exactly, by net weight of each cell;
quotients in doubles.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from pdvalidate.model.expression import Arithmetic, Negative, Node, Number
from pdvalidate.rules.linear import is_linear, weights
from pdvalidate.rules.quantity import Quantity, absolute, add, constant, doubles, multiply

Widths = Mapping[Node, Quantity]
"""For a term the sum of the printing widths (10**-decimals) of its cells: twice the half widths."""

Range = tuple[NDArray[np.float64], NDArray[np.float64]]


def slack(left: Node, right: Node, widths: Widths) -> Quantity | None:
    """How far left and right may be apart, doubled to be exact; None where the comparison is not linear."""
    if not is_linear(left, right):
        return None
    total = constant(Decimal(0))
    for node, weight in weights(left, right).items():
        if weight and node in widths:
            total = add(total, multiply(constant(abs(weight)), widths[node]))
    return total


def within(difference: Quantity, doubled_slack: Quantity) -> Quantity:
    """The doubled slack less the doubled difference: not negative where the sides can meet."""
    return add(doubled_slack, multiply(constant(Decimal(2)), absolute(difference)), -1)


def span(node: Node, values: Mapping[Node, Quantity], widths: Widths) -> Range:
    """The least and the largest value that a node can take, in doubles, shape (n,) or ()."""
    match node:
        case Number():
            point = np.asarray(float(node.value))
            return point, point
        case Negative():
            low, high = span(node.operand, values, widths)
            return -high, -low
        case Arithmetic():
            return _arithmetic(node.operator, span(node.left, values, widths), span(node.right, values, widths))
        case _:
            middle = doubles(values[node])
            half = doubles(widths[node]) / 2 if node in widths else np.zeros(())
            return middle - half, middle + half


def _arithmetic(operator: str, left: Range, right: Range) -> Range:
    if operator == "+":
        return left[0] + right[0], left[1] + right[1]
    if operator == "-":
        return left[0] - right[1], left[1] - right[0]
    if operator == "/":
        return _quotient(left, right)
    corners = [one * other for one in left for other in right]
    return np.minimum.reduce(corners), np.maximum.reduce(corners)


def _quotient(left: Range, right: Range) -> Range:
    """Where the divisor's range holds zero the quotient can be anything."""
    open_ended = (right[0] <= 0) & (right[1] >= 0)
    low, high = np.where(open_ended, 1.0, right[0]), np.where(open_ended, 1.0, right[1])
    corners = [one / other for one in left for other in (low, high)]
    least, largest = np.minimum.reduce(corners), np.maximum.reduce(corners)
    return np.where(open_ended, -np.inf, least), np.where(open_ended, np.inf, largest)
