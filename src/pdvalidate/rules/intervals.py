"""Rounding as intervals: each printed value stands for all values that print like it (XBRL Calculations 1.1).

A side of a comparison becomes the range of values that it can take; the comparison passes where the
ranges of left and right can meet. Linear comparisons are judged exactly, by net weight of each cell;
quotients in doubles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from pdvalidate.model.expression import Aggregate, Arithmetic, Call, Negative, Node, Number
from pdvalidate.rules.linear import constant_of, is_linear, weights
from pdvalidate.rules.quantity import Quantity, absolute, add, constant, doubles, multiply, negated

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


def spare(operator: str, difference: Quantity, doubled_slack: Quantity) -> Quantity:
    """The doubled slack less the doubled difference of left and right: not negative where the sides can meet."""
    size = {"=": absolute, "<=": lambda one: one, ">=": negated}[operator](difference)
    return add(doubled_slack, multiply(constant(Decimal(2)), size), -1)


def span(node: Node, values: Mapping[Node, Quantity], widths: Widths) -> Range:
    """The least and the largest value that a node can take, in doubles, shape (n,) or ()."""
    match node:
        case Arithmetic(operator="/") if is_linear(node.left, node.right):
            return _quotient_of_cells(node, values, widths)
        case Negative():
            low, high = span(node.operand, values, widths)
            return -high, -low
        case Arithmetic() if not is_linear(node, _NOTHING):
            return _arithmetic(node.operator, span(node.left, values, widths), span(node.right, values, widths))
        case Call() | Aggregate() if not is_linear(node, _NOTHING):
            return _called(node, [span(one, values, widths) for one in node.arguments])
    middle, half = _weighed(node, values, widths)
    return middle - half, middle + half


_NOTHING = Number(Decimal(0))


def _weighed(node: Node, values: Mapping[Node, Quantity], widths: Widths) -> Range:
    """Middle and half width of a linear node, by the net weight of each of its cells."""
    middle, half = np.asarray(float(constant_of(node))), np.zeros(())
    for cell, weight in weights(node, _NOTHING).items():
        middle = middle + float(weight or 0) * doubles(values[cell])
        half = half + abs(float(weight or 0)) * _half(cell, widths)
    return middle, half


def _half(cell: Node, widths: Widths) -> NDArray[np.float64]:
    return doubles(widths[cell]) / 2 if cell in widths else np.zeros(())


def _called(node: Call | Aggregate, spans: Sequence[Range]) -> Range:
    """Both ends of a function's range: all but `abs` rise with their arguments."""
    lows, highs = [low for low, _ in spans], [high for _, high in spans]
    match node.function:
        case "abs":
            inside = (lows[0] <= 0) & (highs[0] >= 0)
            nearest = np.minimum(np.abs(lows[0]), np.abs(highs[0]))
            return np.where(inside, 0.0, nearest), np.maximum(np.abs(lows[0]), np.abs(highs[0]))
        case "round":
            unit = 10.0 ** float(lows[1]) if len(lows) > 1 else 1.0
            low, high = (np.sign(end) * np.floor(np.abs(end) * unit + 0.5) / unit for end in spans[0])
            return low, high
        case "mean":
            return sum(lows[1:], lows[0]) / len(lows), sum(highs[1:], highs[0]) / len(highs)
        case "count":
            number = np.asarray(float(len(lows)))
            return number, number
        case _:
            outermost = np.minimum.reduce if node.function == "min" else np.maximum.reduce
            return outermost(np.broadcast_arrays(*lows)), outermost(np.broadcast_arrays(*highs))


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


def _quotient_of_cells(node: Arithmetic, values: Mapping[Node, Quantity], widths: Widths) -> Range:
    """The range of a quotient of two linear sides, in which a cell may stand above and below.

    The extreme of (p·x)/(q·x) over a box is found by Dinkelbach's iteration: each cell goes to the end that raises
    p·x - λ q·x, and λ becomes the quotient there, until nothing changes (W. Dinkelbach, Management Science 13, 1967).
    """
    above, below = (_weighed(side, values, widths) for side in (node.left, node.right))
    open_ended = (below[0] - below[1] <= 0) & (below[0] + below[1] >= 0)
    top, bottom = weights(node.left, _NOTHING), weights(node.right, _NOTHING)
    cells = [
        (float(top.get(cell) or 0), float(bottom.get(cell) or 0), _half(cell, widths)) for cell in {**top, **bottom}
    ]
    safe = np.where(open_ended, 1.0, below[0])
    ends = []
    for aim in (-1.0, 1.0):
        toward = aim * np.sign(safe)
        ratio = above[0] / safe
        for _ in range(_ROUNDS):
            moves = [np.sign(p - ratio * q) * toward * half for p, q, half in cells]
            upper = above[0] + sum(p * move for (p, _, _), move in zip(cells, moves, strict=True))
            lower = safe + sum(q * move for (_, q, _), move in zip(cells, moves, strict=True))
            ratio = upper / np.where(open_ended, 1.0, lower)
        ends.append(np.where(open_ended, aim * np.inf, ratio))
    return ends[0], ends[1]


_ROUNDS = 6
"""Dinkelbach's iteration converges faster than any geometric series; a few cells need two or three rounds."""
