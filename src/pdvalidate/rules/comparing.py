"""Two sides compared: exactly where both are exact, else against the largest magnitude in either."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from pdvalidate.model.form import Tolerance
from pdvalidate.rules.quantity import (
    Quantity,
    States,
    absolute,
    add,
    aligned,
    constant,
    doubles,
    magnitudes,
    multiply,
)

RELATIVE_ERROR = 1e-9
"""Inexact sides are equal when they differ by at most this share of the largest magnitude in either."""

Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts of n instances as codes of folded `categories`; -1: none. Shape () for all alike."""

    codes: NDArray[np.int32]
    categories: tuple[str, ...]
    state: States | None = None

    def value(self, index: int) -> str | None:
        code = int(self.codes[()] if self.codes.ndim == 0 else self.codes[index])
        return self.categories[code] if code >= 0 else None


def same_text(left: Texts, right: Texts) -> Truths:
    """Whether the folded texts are equal."""
    places = {text: code for code, text in enumerate(left.categories)}
    translated = np.array([places.get(text, -2) for text in right.categories] + [-1], np.int32)
    return np.asarray(left.codes == translated[right.codes])


def compare(left: Quantity, operator: str, right: Quantity, tolerance: Tolerance | None = None) -> Truths:
    """Whether the comparison holds, whatever the states say."""
    if tolerance is not None and operator in ("=", "<=", ">="):
        return _within(left, operator, right, _allowed(tolerance, right))
    left, right = aligned(left, right)
    holds = _EXACT[operator](left.mantissa, right.mantissa)
    if left.inexact is None and right.inexact is None:
        return np.asarray(holds, np.bool_)
    inexact = _anywhere(left.inexact) | _anywhere(right.inexact)
    return np.where(inexact, _roughly(left, operator, right), holds).astype(np.bool_)


def _roughly(left: Quantity, operator: str, right: Quantity) -> Truths:
    one, other = doubles(left), doubles(right)
    finite = np.isfinite(one) & np.isfinite(other)  # what no double holds is larger than all that one does
    with np.errstate(invalid="ignore"):
        equal = finite & (np.abs(one - other) <= RELATIVE_ERROR * np.maximum(magnitudes(left), magnitudes(right)))
    if operator == "=":
        return np.asarray(equal)
    if operator == "!=":
        return np.asarray(~equal)
    strictly = one < other if operator.startswith("<") else one > other
    return np.asarray(strictly | equal if operator.endswith("=") else strictly & ~equal)


def _anywhere(inexact: Truths | None) -> Truths:
    return np.asarray(False) if inexact is None else inexact


def _allowed(tolerance: Tolerance, right: Quantity) -> Quantity:
    if tolerance.relative is not None:
        return multiply(constant(tolerance.relative), absolute(right))
    return constant(tolerance.absolute or Decimal(0))


def _within(left: Quantity, operator: str, right: Quantity, allowed: Quantity) -> Truths:
    """The boundary passes."""
    if operator == "<=":
        return compare(left, "<=", add(right, allowed))
    if operator == ">=":
        return compare(add(left, allowed), ">=", right)
    return compare(absolute(add(left, right, -1)), "<=", allowed)


_EXACT = {
    "=": np.equal,
    "!=": np.not_equal,
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
}
